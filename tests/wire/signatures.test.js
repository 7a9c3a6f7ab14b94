// What Twilio's own library signs reaches our service; what it did not sign, or was changed since, does not.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { account, crisisLine, sam, token } from './support/programs.js';

// What lies between takes its own part of the path away.
const publicUrl = 'https://line.example:8443/behind/a%20proxy';
const house = '+441134960001';
let service, texts = 0;

before(async () => { service = await crisisLine(publicUrl); });

after(() => service.stop());

const signed = {
  'a text': {},
  'a text in another alphabet': { Body: 'Ŵyt ti yna? 🙏 1+1=2 & “so on” \u00a0' },
  'a text with empty fields': { FromCity: '', FromZip: '' },
  'a field that comes twice': { MediaUrl: ['https://a.example/2', 'https://a.example/1'] },
  'a field that comes twice with the same value': { MediaUrl: ['https://a.example/1', 'https://a.example/1'] },
  'fields that differ only in their capitals': { body: 'small', BODY: 'large' },
  'a field that nobody has heard of': { 'X New': '+%&=' },
};

for (const [name, more] of Object.entries(signed)) {
  test(`${name} that Twilio's library signed is answered`, async () => {
    const answer = await deliver('/twilio/sms', text(more));

    assert.equal(answer.status, 200);
    assert.match(answer.body, /^<\?xml .*<Response>/);
  });
}

test('news of a text is taken, with a query in its address', async () =>
  assert.equal((await deliver('/twilio/text-news/1?of=a%20b', text({ MessageStatus: 'sent' }))).status, 204));

test('whoever signs with another token, for another address, or not at all, is turned away with nothing said', async () => {
  const fields = text();
  const signature = sign(publicUrl + '/twilio/sms', fields);
  const strangers = {
    'another token': getExpectedTwilioSignature('another token', publicUrl + '/twilio/sms', fields),
    'another address': sign('https://line.example/twilio/sms', fields),
    'with a query': sign(publicUrl + '/twilio/sms?x=1', fields),
    'too short': signature.slice(0, -2),
    'not at all': undefined,
  };

  for (const [name, theirs] of Object.entries(strangers)) {
    assert.deepEqual(await post('/twilio/sms', fields, theirs), { status: 403, body: '' }, name);
  }
});

test('whatever was changed after it was signed is turned away', async () => {
  const fields = text({ FromCity: '' });
  const signature = sign(publicUrl + '/twilio/sms', fields);

  for (const change of [{ Body: 'visit' }, { FromCity: 'Leeds' }, { More: '' }, { From: '+447700900009' }]) {
    assert.equal((await post('/twilio/sms', { ...fields, ...change }, signature)).status, 403, JSON.stringify(change));
  }
  assert.equal((await post('/twilio/sms', fields, signature)).status, 200);
});

const text = (more = {}) => ({
  MessageSid: `SM${String(++texts).padStart(32, '0')}`, AccountSid: account, From: sam, To: house, Body: 'hello', ...more,
});

const sign = (url, fields) => getExpectedTwilioSignature(token, url, fields);

const deliver = (path, fields) => post(path, fields, sign(publicUrl + path, fields));

async function post(path, fields, signature) {
  const form = new URLSearchParams(Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one])));
  const answer = await fetch(service.url + path, {
    method: 'POST', body: form, headers: signature ? { 'X-Twilio-Signature': signature } : {},
  });
  return { status: answer.status, body: await answer.text() };
}
