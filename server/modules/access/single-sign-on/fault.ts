import { AuthorizationResponseError, ResponseBodyError } from 'openid-client';
import { type Refusal, refuse } from '../../../platform/call.ts';
import { OutgoingRefused } from './outgoing.ts';

/** Codes of the network and of the library, by the words that people get. */
const codes: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'provider-unreachable',
  ECONNRESET: 'provider-unreachable',
  ENOTFOUND: 'provider-unreachable',
  EAI_AGAIN: 'provider-unreachable',
  EHOSTUNREACH: 'provider-unreachable',
  ENETUNREACH: 'provider-unreachable',
  ETIMEDOUT: 'provider-slow',
  ABORT_ERR: 'provider-slow',
  OAUTH_TIMEOUT: 'provider-slow',
  OAUTH_ABORT: 'provider-slow',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'provider-certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'provider-certificate',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'provider-certificate',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'provider-certificate',
  CERT_HAS_EXPIRED: 'provider-certificate',
  ERR_TLS_CERT_ALTNAME_INVALID: 'provider-certificate',
  EPROTO: 'provider-certificate',
  OAUTH_WWW_AUTHENTICATE_CHALLENGE: 'provider-client',
  OAUTH_HTTP_REQUEST_FORBIDDEN: 'provider-not-https',
  OAUTH_RESPONSE_IS_NOT_CONFORM: 'provider-not-there',
  OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED: 'provider-other-issuer',
  OAUTH_JWT_TIMESTAMP_CHECK_FAILED: 'sign-on-clock',
  OAUTH_JWT_CLAIM_COMPARISON_FAILED: 'sign-on-not-genuine',
  OAUTH_KEY_SELECTION_FAILED: 'sign-on-not-genuine',
  OAUTH_INVALID_RESPONSE: 'sign-on-not-genuine',
};

/** What the provider itself said, at the token door. */
const answers: Readonly<Record<string, string>> = {
  invalid_client: 'provider-client',
  unauthorized_client: 'provider-client',
  invalid_grant: 'sign-on-over',
};

/** Words for whatever went wrong with a provider; what nobody foresaw is an answer that cannot be understood. */
export function faultOf(error: unknown): Refusal {
  if (error instanceof AuthorizationResponseError)
    return error.error === 'access_denied'
      ? refuse('sign-on-cancelled')
      : refuse('provider-refused', { params: { error: error.error } });
  if (error instanceof ResponseBodyError) {
    const known = answers[error.error];
    return known ? refuse(known) : refuse('provider-refused', { params: { error: error.error } });
  }
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof OutgoingRefused) return refuse(`provider-${cause.code}`);
    const known = codes[String((cause as NodeJS.ErrnoException).code)];
    if (known) return refuse(known);
    if (cause.name === 'TimeoutError' || cause.name === 'AbortError') return refuse('provider-slow');
  }
  return refuse('provider-answer');
}
