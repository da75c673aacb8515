const placeholder = '__NONCE__';

/** What the server put into this page, so that the policy lets in the styles that components make as they appear. */
export function pageNonce(): string | undefined {
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
  return nonce === placeholder ? undefined : nonce;
}
