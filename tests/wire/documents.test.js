// What Twilio's own library writes as TwiML is understood by the pretend Twilio, and stands in our table.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import twilio from 'twilio';
import { ash, ours, pretendService, sam, simulator } from './support/programs.js';

const table = JSON.parse(readFileSync(new URL('../CrisisLine.Twilio.Tests/Vectors/twiml-schema.json', import.meta.url)));
const { MessagingResponse, VoiceResponse } = twilio.twiml;
let service, phones;

before(async () => {
  service = await pretendService();
  phones = await simulator(service.url);
  await phones.control('numbers', { number: ours, smsUrl: '/sms', voiceUrl: '/voice' });
  await phones.has(ash, 'Answers');
});

after(() => Promise.all([service.stop(), phones.stop()]));

const texts = {
  'nothing': () => {},
  'a message': (response) => response.message('Yes, we have room & “more” 🙏'),
  'two messages with their parts': (response) => {
    const message = response.message({ action: '/news', method: 'POST' });
    message.body('We have room.');
    message.media('https://line.example/map.png');
    response.message({ to: ash, from: ours }, 'Second.');
  },
  'a way on': (response) => response.redirect({ method: 'GET' }, '/elsewhere'),
};

for (const [name, say] of Object.entries(texts)) {
  test(`a text is answered with ${name}`, async () => {
    const document = written(new MessagingResponse(), say);
    await understood('/sms', document, () => phones.texts(sam, 'VISIT'));
  });
}

const calls = {
  'words, a sound and a pause': (response) => {
    response.say({ voice: 'Polly.Amy-Neural', language: 'en-GB', loop: 2 }, 'Welcome & good evening.');
    response.play({ loop: 1 }, 'https://line.example/tone.mp3');
    response.play({ digits: 'ww1' });
    response.pause({ length: 1 });
  },
  'a menu': (response) => {
    const gather = response.gather({
      action: '/key', method: 'POST', input: ['dtmf', 'speech'], numDigits: 1, timeout: 5, finishOnKey: '', speechTimeout: 'auto',
      actionOnEmptyResult: true, language: 'en-GB', hints: 'visit, talk', partialResultCallback: '/partial',
    });
    gather.say({ voice: 'Polly.Amy' }, 'Press 1.');
    gather.pause({ length: 1 });
    response.hangup();
  },
  'a queue': (response) => response.enqueue({ action: '/left', waitUrl: '/wait', waitUrlMethod: 'GET' }, 'line'),
  'a way on': (response) => response.redirect({ method: 'POST' }, '/elsewhere?a=b&c=d'),
  'a refusal': (response) => response.reject({ reason: 'busy' }),
  'another phone': (response) => {
    const events = ['initiated', 'ringing', 'answered', 'completed'];
    response.dial({ callerId: ours, timeout: 5, timeLimit: 60, action: '/spoke', answerOnBridge: true, hangupOnStar: true })
      .number({ url: '/whisper', statusCallback: '/news', statusCallbackEvent: events }, ash);
  },
  'a conference': (response) => response.dial({ action: '/spoke' }).conference({
    startConferenceOnEnter: false, endConferenceOnExit: true, muted: false, beep: 'false', waitUrl: '/music', waitMethod: 'GET',
    statusCallback: '/news', statusCallbackEvent: ['start', 'end', 'join', 'leave', 'mute', 'hold'], participantLabel: 'caller',
  }, 'room'),
  'an address': (response) => response.dial({ timeout: 5 }).sip({ statusCallback: '/news' }, 'sip:desk@line.example'),
};

for (const [name, say] of Object.entries(calls)) {
  test(`a call is answered with ${name}`, async () => {
    const document = written(new VoiceResponse(), say);
    await understood('/voice', document, async () => {
      await phones.rings(sam);
      await phones.wait(10);
      if (isOnTheLine(await phones.phone(sam))) await phones.hangsUp(sam);
    });
  });
}

test('one who waits may leave or listen on', async () => {
  service.at('/wait', written(new VoiceResponse(), (response) => response.leave()));
  await understood('/voice', written(new VoiceResponse(), calls['a queue']), () => phones.rings(sam));
});

test('what is in no table of Twilio’s is found out', async () => {
  service.at('/voice', '<Response><Say loudness="9">Hello</Say></Response>');
  await phones.rings(sam);

  assert.deepEqual((await phones.journal()).at(-1).error, 12200);
  assert.throws(() => inTable('<Response><Say loudness="9">Hello</Say></Response>'));
});

const isOnTheLine = (phone) => phone.line !== null;

function written(response, say) {
  say(response);
  return response.toString();
}

/** Nothing in the journal complains of it, nor does our table. */
async function understood(path, document, happens) {
  const entriesBefore = (await phones.journal()).length;
  inTable(document);
  service.at(path, document);
  await happens();

  const entries = (await phones.journal()).slice(entriesBefore);
  assert.notEqual(entries.length, 0);
  for (const entry of entries) assert.deepEqual([entry.url, entry.error, entry.problems], [entry.url, null, []]);
}

/** Every element and attribute of the document stands in our table. */
function inTable(document) {
  for (const [, tag, attributes] of document.matchAll(/<([A-Z]\w*)((?:\s+\w+="[^"]*")*)\s*\/?>/g)) {
    const known = Object.values(table.elements).filter((element) => element.tag === tag);
    assert.ok(known.length > 0 || tag === 'Response', tag);
    for (const [, name] of attributes.matchAll(/(\w+)="/g)) {
      assert.ok(known.some((element) => name in element.attributes), `${tag} ${name}`);
    }
  }
}
