import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Configuration, Provider } from 'oidc-provider';

export interface KnownPerson {
  readonly sub: string;
  readonly claims: Readonly<Record<string, unknown>>;
  /** How the person proved who they are. */
  readonly amr?: readonly string[];
}

/** A real OpenID provider on this machine, where whoever is `next` signs in without being asked. */
export interface IdentityProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  next: KnownPerson;
  /** Instead of signing in, the person turns round. */
  declines: boolean;
  /** The address that the provider sends a browser back to, by way of its own pages. */
  follow(location: string): Promise<URL>;
  close(): Promise<void>;
}

const clientId = 'tongli';
const clientSecret = 'a secret between the two of us, long enough';

/** What the provider is told about us and about the people it knows. */
function configuration(origin: string, people: ReadonlyMap<string, KnownPerson>): Configuration {
  return {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${origin}/sign-in/return`],
        post_logout_redirect_uris: [`${origin}/sign-in`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    claims: {
      openid: ['sub', 'amr'],
      profile: ['name', 'preferred_username', 'groups'],
      email: ['email', 'email_verified'],
    },
    pkce: { required: () => true },
    cookies: { keys: ['a key for the tests'] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_, sub) => {
      const person = people.get(sub);
      return person && { accountId: sub, claims: async () => ({ ...person.claims, sub }) };
    },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    // Nobody is asked whether they agree.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({ clientId, accountId: oidc.session?.accountId ?? '' });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
  };
}

export async function startIdentityProvider(origin: string): Promise<IdentityProvider> {
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const people = new Map<string, KnownPerson>();
  const provider = new Provider(issuer, configuration(origin, people));
  const handle = provider.callback();
  const known: IdentityProvider = {
    issuer,
    clientId,
    clientSecret,
    next: { sub: 'nobody', claims: {} },
    declines: false,
    follow: (location) => follow(location, issuer),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void handle(request, response);
    const { sub, amr = [] } = known.next;
    people.set(sub, known.next);
    const result = known.declines
      ? { error: 'access_denied' }
      : { login: { accountId: sub, remember: false, amr: [...amr] } };
    void provider.interactionFinished(request, response, result);
  });
  return known;
}

/** A browser of its own that follows redirects as long as they stay at the provider. */
async function follow(location: string, issuer: string): Promise<URL> {
  const jar = new Map<string, string>();
  let address = new URL(location);
  for (let hops = 0; address.origin === issuer && hops < 8; hops += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(address, { redirect: 'manual', headers: { cookie } });
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      const at = pair.indexOf('=');
      jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    const to = answer.headers.get('location');
    if (!to) throw new Error(`the provider answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
    address = new URL(to, address);
  }
  return address;
}
