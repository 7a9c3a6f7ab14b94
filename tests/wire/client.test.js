// Twilio's own client drives the pretend Twilio as it would the real one.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ours, pretendService, sam, simulator } from './support/programs.js';
import { calls, client, conferences, queues, refused, texts } from './support/tour.js';

let service, phones, twilio;

before(async () => {
  service = await pretendService();
  phones = await simulator(service.url);
  await phones.control('numbers', { number: ours, smsUrl: '/sms', voiceUrl: '/voice' });
  twilio = client(phones.base);
});

after(() => Promise.all([service.stop(), phones.stop()]));

test('texts are sent, looked up, blotted out and removed', () => texts(twilio, phones));

test('a phone is rung, moved on and hung up, and its call removed', () => calls(twilio, phones, service));

test('who waits in a queue is seen and called to the front', () => queues(twilio, phones, service));

test('a conference is joined, muted, held, left and ended', () => conferences(twilio, phones, service));

test('the account and its numbers are there', async () => {
  assert.equal((await twilio.api.accounts((await twilio.api.v2010.account.fetch()).sid).fetch()).status, 'active');
  assert.deepEqual((await twilio.incomingPhoneNumbers.list()).map((number) => number.phoneNumber), [ours]);
});

const text = (more) => twilio.messages.create({ to: sam, from: ours, body: 'hello', ...more });
const call = (more) => twilio.calls.create({ to: sam, from: ours, url: 'https://line.example/offer', ...more });

const refusals = [
  ['an unknown token', () => client(phones.base, 'another').messages.create({ to: sam, from: ours, body: 'hello' }), 401, 20003],
  ['no words', () => text({ body: '' }), 400, 21602],
  ['too many words', () => text({ body: 'a'.repeat(1601) }), 400, 21617],
  ['a number that is none', () => text({ to: '07700900001' }), 400, 21211],
  ['a sender that is not ours', () => text({ from: '+441632960999' }), 400, 21606],
  ['one’s own number', () => text({ to: ours }), 400, 21266],
  ['an event that is none', () => call({ statusCallbackEvent: ['sometimes'] }), 400, 21626],
  ['a call without a document', () => call({ url: undefined }), 400, 21205],
  ['a call that is not there', () => twilio.calls(`CA${'0'.repeat(32)}`).fetch(), 404, 20404],
  ['a conference that is not there', () => twilio.conferences(`CF${'0'.repeat(32)}`).fetch(), 404, 20404],
];

for (const [name, ask, status, code] of refusals) {
  test(`the client is told in Twilio's numbers of ${name}`, () => refused(ask(), status, code));
}

test('too much at once, and an opt-out, are told in Twilio’s numbers', async () => {
  await phones.fails('TooManyRequests');
  await refused(text(), 429, 20429);
  await phones.texts(sam, 'STOP');
  await refused(text(), 400, 21610);
});
