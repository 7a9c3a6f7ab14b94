// Our requests, and the pretend Twilio's answers, are as Twilio's own description of its API says.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { account, ours, pretendService, sam, simulator, token, wire } from './support/programs.js';
import { mock, proxy } from './support/prism.js';
import { calls, client, conferences, queues, texts } from './support/tour.js';

let service, phones, examples, between, twilio;

before(async () => {
  service = await pretendService();
  phones = await simulator(service.url);
  await phones.control('numbers', { number: ours, smsUrl: '/sms', voiceUrl: '/voice' });
  [examples, between] = [await mock(), await proxy(phones.base)];
  twilio = client(between.url);
});

after(() => Promise.all([service, phones, examples, between].map((program) => program.stop())));

test('everything that our wire asks for is allowed, and its answers are understood', async () => {
  const outcomes = Object.fromEntries(await wire(examples.url));

  assert.deepEqual(outcomes, {
    SendText: 'Accepted', StartCall: 'Accepted', EndCall: 'Accepted', CancelCall: 'Accepted',
    FetchText: 'Found', FindText: 'Found', FindTextSince: 'Found', FetchAccount: 'Found', ListNumbers: 'Found',
  });
});

test('a request that is not allowed is found out', async () => {
  const ask = (fields) => fetch(`${examples.url}/2010-04-01/Accounts/${account}/Calls.json`, {
    method: 'POST', body: new URLSearchParams(fields), headers: { authorization: `Basic ${btoa(`${account}:${token}`)}` },
  });

  const offer = { To: sam, From: ours, Url: 'https://line.example/offer' };
  assert.equal((await ask({ ...offer, StatusCallbackEvent: 'ringing' })).status, 201);
  assert.equal((await ask({ To: sam, Url: offer.Url })).status, 422);
  assert.equal((await ask({ ...offer, Timeout: 'long' })).status, 422);
});

test('texts are answered as described', () => texts(twilio, phones));

test('calls are answered as described', () => calls(twilio, phones, service));

test('queues are answered as described', () => queues(twilio, phones, service));

test('conferences are answered as described', () => conferences(twilio, phones, service));

test('the account and its numbers are answered as described', async () => {
  assert.equal((await twilio.api.v2010.account.fetch()).sid, account);
  assert.equal((await twilio.incomingPhoneNumbers.list()).length, 1);
});
