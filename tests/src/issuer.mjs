// An association's single sign-on, on this machine: oidc-provider, certified for OpenID Connect.
//
// It says where it is in its first line. For each line that it is sent, `{"client", "login"}`,
// somebody signs in there as a browser does, and the line that follows is what they are given.

import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { createHash, randomBytes } from 'node:crypto';
import { Provider } from 'oidc-provider';
import { exportJWK, generateKeyPair } from 'jose';

const BACK = 'http://127.0.0.1/back';
const CURVES = { RS256: 'rsa', PS256: 'pss', ES256: 'p256', EdDSA: 'ed25519' };

async function key(alg, kid) {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  return { ...(await exportJWK(privateKey)), kid, alg, use: 'sig' };
}

// One client for each way to sign, and one that is no desk.
const clients = [...Object.keys(CURVES), 'another'].map((name) => ({
  client_id: name === 'another' ? name : `desk-${name}`,
  client_secret: 'a-secret-of-this-test',
  redirect_uris: [BACK],
  application_type: 'native',
  response_types: ['code'],
  grant_types: ['authorization_code'],
  id_token_signed_response_alg: name === 'another' ? 'RS256' : name,
}));

const server = createServer();
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const issuer = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, {
  clients,
  jwks: { keys: await Promise.all(Object.entries(CURVES).map(([alg, kid]) => key(alg, kid))) },
  enabledJWA: { idTokenSigningAlgValues: Object.keys(CURVES) },
  cookies: { keys: [randomBytes(16).toString('hex')] },
  claims: { openid: ['sub'], email: ['email', 'email_verified'] },
  // The desk reads the address from the ID token itself, and asks nobody for more.
  conformIdTokenClaims: false,
  findAccount: (_, login) => ({
    accountId: login,
    claims: () => ({ sub: login, email: login, email_verified: !login.startsWith('unverified') }),
  }),
});
server.on('request', provider.callback());

// What a browser does: it keeps cookies, goes where it is sent, and sends the forms that it is shown.
async function signIn({ client, login }) {
  const cookies = new Map();
  const go = async (to, form) => {
    const answer = await fetch(to, {
      redirect: 'manual',
      method: form ? 'POST' : 'GET',
      body: form && new URLSearchParams(form),
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [name, value] = cookie.split(';')[0].split(/=(.*)/);
      cookies.set(name, value);
    }
    const next = answer.headers.get('location');
    if (next === null) return { to, page: await answer.text() };
    const url = new URL(next, to);
    return url.href.startsWith(BACK) ? { code: url.searchParams.get('code') } : go(url);
  };
  const verifier = randomBytes(32).toString('base64url');
  const start = new URL('/auth', issuer);
  start.search = new URLSearchParams({
    client_id: client,
    redirect_uri: BACK,
    response_type: 'code',
    scope: 'openid email',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  let seen = await go(start);
  for (const form of [{ prompt: 'login', login, password: 'any' }, { prompt: 'consent' }]) {
    if (seen.code) break;
    const action = seen.page.match(/<form[^>]*action="([^"]+)"/)?.[1];
    if (!action) throw new Error(`no form to send: ${seen.page}`);
    seen = await go(new URL(action, seen.to), form);
  }
  const answer = await fetch(new URL('/token', issuer), {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${client}:a-secret-of-this-test`)}` },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: seen.code,
      redirect_uri: BACK,
      code_verifier: verifier,
    }),
  });
  return answer.json();
}

console.log(issuer);
for await (const line of createInterface({ input: process.stdin })) {
  const given = await signIn(JSON.parse(line)).catch((error) => ({ error: String(error) }));
  console.log(JSON.stringify(given));
}
process.exit(0);
