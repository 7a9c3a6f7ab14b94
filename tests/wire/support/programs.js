// Our own programs, as they were built, and what the tests put in the place of the rest of the world.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createListener } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const account = 'AC0123456789abcdef0123456789abcdef';
export const token = '0123456789abcdef0123456789abcdef';
export const ours = '+441632960000';
export const sam = '+447700900001';
export const ash = '+447700900002';

const patience = 60_000;
const built = (folder, name) =>
  fileURLToPath(new URL(`../../../${folder}/${name}/bin/Release/net10.0/${name}.dll`, import.meta.url));

/** Any port that is free now. */
export async function freePort() {
  const listener = createListener().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address();
  listener.close();
  await once(listener, 'close');
  return port;
}

/** The pretend Twilio. Time stands in it until it is moved; `settle` waits until nothing more happens by itself. */
export async function simulator(service, more = []) {
  const program = start(built('src', 'CrisisLine.PhoneSimulator'), [
    '--urls', 'http://127.0.0.1:0', '--AccountSid', account, '--AuthToken', token, '--Service', service,
    '--Numbers:0', ours, '--TimeStands', 'true', '--WordTakes', '0:00:00', ...more,
  ]);
  const base = (await program.says(/^The phones are at (\S+)/))[1];

  const control = async (path, body) => {
    const answer = await fetch(`${base}/control/${path}?settle=true`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body ?? {}),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
    return text && JSON.parse(text);
  };
  const phone = (number) => `phones/${encodeURIComponent(number)}`;

  return {
    base,
    stop: program.stop,
    control,
    wait: (seconds) => control('time', { seconds }),
    fails: (fault, times = 1, code = null) => control('faults', { fault, times, code }),
    has: (number, habit) => control('phones', { number, habit }),
    texts: (number, body) => control(`${phone(number)}/texts`, { to: ours, body }),
    rings: (number) => control(`${phone(number)}/ring`, { to: ours }),
    presses: (number, keys) => control(`${phone(number)}/press`, { keys }),
    hangsUp: (number) => control(`${phone(number)}/hangup`),
    phone: async (number) => (await fetch(`${base}/control/${phone(number)}`)).json(),
    journal: async () => (await fetch(`${base}/control/journal`)).json(),
  };
}

/** The service itself, in demo: it brings its own database. */
export async function crisisLine(publicUrl) {
  const url = `http://127.0.0.1:${await freePort()}`;
  const program = start(built('src', 'CrisisLine'), [], {
    ASPNETCORE_URLS: url, PublicUrl: publicUrl, Twilio__AccountSid: account, Twilio__AuthToken: token,
    Twilio__ApiBaseUrl: 'http://127.0.0.1:9', // Nobody listens there: no test may reach the real one.
  });

  const until = Date.now() + patience;
  while (!(await fetch(`${url}/health/ready`).then((answer) => answer.ok, () => false))) {
    if (program.hasEnded() || Date.now() > until) throw new Error(`The service is not ready.\n${program.said()}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return { url, stop: program.stop };
}

/** What our side of Twilio asks for, at the address it is told, and what it made of each answer. */
export async function wire(base) {
  const program = start(built('tests', 'CrisisLine.Wire'), [base, account, token]);
  await program.end;
  return program.said().trim().split('\n').map((line) => line.split(' '));
}

/** A service that answers as its test says, and keeps what it was asked. */
export async function pretendService() {
  const [asked, answers] = [[], {}];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request.setEncoding('utf8')) body += part;
    const path = request.url.split('?')[0];
    const signature = request.headers['x-twilio-signature'];
    asked.push({ method: request.method, path, url: base() + request.url, body, signature });

    response.setHeader('content-type', 'text/xml').end(answers[path] ?? '<Response/>');
  }).listen(0, '127.0.0.1');
  const base = () => `http://127.0.0.1:${server.address().port}`;
  await once(server, 'listening');

  return {
    url: base(),
    asked,
    at: (path, document) => { answers[path] = document; },
    stop: () => server.close().closeAllConnections(),
  };
}

function start(dll, args, settings = {}) {
  // An empty folder of its own: no settings file of ours that happens to lie about is read.
  const cwd = mkdtempSync(join(tmpdir(), 'wire-'));
  const child = spawn('dotnet', [dll, ...args], { cwd, env: { ...process.env, ...settings } });
  const [lines, waiting] = [[], []];
  const end = once(child, 'exit');

  // Nothing is left behind, not even by a test that broke.
  process.once('exit', () => {
    child.kill('SIGTERM');
    rmSync(cwd, { recursive: true, force: true });
  });

  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      waiting.forEach((look) => look(line));
    });
  }

  return {
    end,
    hasEnded: () => child.exitCode !== null,
    said: () => lines.join('\n'),
    says: (pattern) => new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error(`Never said ${pattern}:\n${lines.join('\n')}`)), patience).unref();
      waiting.push((line) => pattern.test(line) && resolve(pattern.exec(line)));
      end.then(() => reject(new Error(`Ended:\n${lines.join('\n')}`)));
    }),
    stop: async () => {
      if (child.exitCode === null) child.kill('SIGTERM');
      await end;
    },
  };
}
