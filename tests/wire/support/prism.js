// Prism, Twilio's description of its API in front of somebody: it finds what the description does not allow.
import { createRequire } from 'node:module';
import { description } from './openapi.js';
import { freePort } from './programs.js';

const require = createRequire(import.meta.url);

/** Answers by itself, from the description's examples; a request that is not allowed is 422. */
export const mock = () => listen({});

/** Hands on to somebody; an answer that is not allowed becomes a 500 that says why, a request is only remarked upon. */
export const proxy = (upstream) => listen({ upstream: new URL(upstream), validateRequest: true });

async function listen(more) {
  const { createSingleProcessPrism } = require('@stoplight/prism-cli/dist/util/createServer.js');
  const port = await freePort();
  const server = await createSingleProcessPrism({
    document: description(), host: '127.0.0.1', port, cors: false, dynamic: false, errors: true, verboseLevel: 'silent', ...more,
  });
  return { url: `http://127.0.0.1:${port}`, stop: () => server.close() };
}
