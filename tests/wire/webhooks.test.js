// What the pretend Twilio sends is signed as Twilio signs: Twilio's own library takes it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { parse } from 'node:querystring';
import twilio from 'twilio';
import { ash, ours, pretendService, sam, simulator, token } from './support/programs.js';

let service, phones;

before(async () => {
  service = await pretendService();
  phones = await simulator(service.url);
});

after(() => Promise.all([service.stop(), phones.stop()]));

test('texts, calls and what became of them are all taken for Twilio’s', async () => {
  const heard = await everyKindOfWebhook();

  const paths = [...new Set(heard.map((request) => request.path))].sort();
  assert.deepEqual(paths, ['/bye', '/menu', '/news', '/sms', '/status', '/voice', '/wait']);
  for (const request of heard) assert.ok(isTwilios(request), `${request.method} ${request.url} ${request.body}`);
});

test('fields that are empty, that come twice or that nobody has heard of are signed with the rest', async () => {
  await phones.fails('UnknownParameters');
  const [request] = await during(() => phones.texts(sam, 'Ŵyt ti yna? 🙏 1+1=2 & “so on”'));

  const fields = parse(request.body);
  assert.equal(fields.Body, 'Ŵyt ti yna? 🙏 1+1=2 & “so on”');
  assert.equal(fields.FromCity, '');
  assert.equal(fields.XNewParameter.length, 2);
  assert.ok(isTwilios(request));
});

test('a webhook that was changed on its way, or signed by somebody else, is turned away', async () => {
  const [request] = await during(() => phones.texts(sam, 'VISIT'));

  assert.ok(isTwilios(request));
  assert.ok(!isTwilios({ ...request, body: request.body.replace('VISIT', 'visit') }));
  assert.ok(!isTwilios({ ...request, body: request.body.replace('FromCity=&', '') }));
  assert.ok(!isTwilios({ ...request, body: `${request.body}&More=` }));
  assert.ok(!isTwilios({ ...request, url: `${request.url}?x=1` }));
  assert.ok(!isTwilios(request, 'another token'));

  await phones.fails('WrongSignature');
  const [forged] = await during(() => phones.texts(sam, 'VISIT'));
  assert.ok(!isTwilios(forged));
});

async function everyKindOfWebhook() {
  const documents = {
    '/sms': '<Message statusCallback="/news?id=%C3%A9&amp;x=1">Thank you.</Message>',
    '/voice': '<Gather numDigits="1" method="GET" action="/menu?step=2&amp;who=%C5%B5"><Say>Press 1.</Say></Gather>',
    '/menu': '<Enqueue waitUrl="/wait" waitUrlMethod="GET" action="/bye">line</Enqueue>',
    '/wait': '<Pause length="30"/>',
  };
  for (const [path, verbs] of Object.entries(documents)) service.at(path, `<Response>${verbs}</Response>`);
  await phones.control('numbers', { number: ours, smsUrl: '/sms#rc=2&rp=all', voiceUrl: '/voice', statusCallback: '/status' });

  return during(async () => {
    await phones.texts(sam, 'VISIT');
    await phones.wait(5);
    await phones.rings(ash);
    await phones.presses(ash, '1');
    await phones.wait(3);
    await phones.hangsUp(ash);
  });
}

async function during(happens) {
  const heardBefore = service.asked.length;
  await happens();
  return service.asked.slice(heardBefore);
}

const isTwilios = (request, by = token) =>
  twilio.validateRequest(by, request.signature, request.url, request.method === 'POST' ? parse(request.body) : {});
