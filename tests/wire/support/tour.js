// Twilio's own client asks the pretend Twilio for everything that a service such as ours may ask for.
import assert from 'node:assert/strict';
import twilio from 'twilio';
import { account, ash, ours, sam, token } from './programs.js';

/** @param base Where the client finds its Twilio. */
export function client(base, withToken = token) {
  const made = twilio(account, withToken);
  made.api.baseUrl = base;
  return made;
}

export async function texts(twilio, phones) {
  const sent = [];
  for (const body of ['One 🙏', 'Two', 'Three']) {
    sent.push(await twilio.messages.create({ to: sam, from: ours, body, statusCallback: 'https://line.example/news/1' }));
  }
  assert.deepEqual([sent[0].status, sent[0].direction, sent[0].numSegments], ['queued', 'outbound-api', '1']);
  await phones.wait(5);

  assert.equal((await twilio.messages(sent[0].sid).fetch()).status, 'delivered');
  const listed = await twilio.messages.list({ to: sam, from: ours, pageSize: 2, limit: 3 });
  assert.deepEqual(listed.map((text) => text.body), ['Three', 'Two', 'One 🙏']);
  assert.equal((await twilio.messages.list({ dateSentBefore: new Date('2020-01-01') })).length, 0);

  assert.equal((await twilio.messages(sent[0].sid).update({ body: '' })).body, '');
  assert.equal(await twilio.messages(sent[0].sid).remove(), true);
  await refused(twilio.messages(sent[0].sid).fetch(), 404, 20404);
}

export async function calls(twilio, phones, service) {
  service.at('/offer', '<Response><Gather timeout="30"><Say>Press 1.</Say></Gather></Response>');
  service.at('/other', '<Response><Pause length="30"/></Response>');
  const call = await twilio.calls.create({
    to: ash, from: ours, url: `${service.url}/offer`, statusCallback: `${service.url}/news`, timeout: 15, timeLimit: 600,
    statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
  });
  assert.deepEqual([call.status, call.direction], ['queued', 'outbound-api']);
  await phones.wait(2);
  await phones.control(`phones/${encodeURIComponent(ash)}/answer`);

  assert.equal((await twilio.calls(call.sid).fetch()).status, 'in-progress');
  assert.equal((await twilio.calls(call.sid).update({ url: `${service.url}/other`, method: 'POST' })).status, 'in-progress');
  assert.equal((await twilio.calls(call.sid).update({ status: 'completed' })).status, 'completed');
  assert.deepEqual((await twilio.calls.list({ to: ash, status: 'completed' })).map((one) => one.sid), [call.sid]);
  await refused(twilio.calls(call.sid).update({ status: 'completed' }), 400, 21220);

  const news = service.asked.filter((request) => request.path === '/news').map((request) => /CallStatus=([\w-]+)/.exec(request.body)[1]);
  assert.deepEqual(news, ['initiated', 'ringing', 'in-progress', 'completed']);
  assert.equal(await twilio.calls(call.sid).remove(), true);
}

export async function queues(twilio, phones, service) {
  const queue = await twilio.queues.create({ friendlyName: 'line', maxSize: 5 });
  service.at('/voice', '<Response><Enqueue>line</Enqueue></Response>');
  service.at('/front', '<Response><Say>It is your turn.</Say></Response>');
  await phones.rings(sam);

  assert.deepEqual([(await twilio.queues(queue.sid).fetch()).currentSize, (await twilio.queues.list()).length], [1, 1]);
  const [member] = await twilio.queues(queue.sid).members.list();
  assert.equal((await twilio.queues(queue.sid).members(member.callSid).fetch()).position, 1);
  await twilio.queues(queue.sid).members('Front').update({ url: `${service.url}/front` });
  await phones.control('settle');

  assert.equal((await phones.phone(sam)).calls.at(-1).heard.at(-1).words, 'It is your turn.');
  assert.equal((await twilio.queues(queue.sid).update({ maxSize: 6 })).maxSize, 6);
  assert.equal(await twilio.queues(queue.sid).remove(), true);
}

export async function conferences(twilio, phones, service) {
  service.at('/voice', '<Response><Dial><Conference endConferenceOnExit="true">room</Conference></Dial></Response>');
  await phones.has(ash, 'Answers');
  await phones.rings(sam);
  const [conference] = await twilio.conferences.list({ friendlyName: 'room', status: 'init' });
  const room = twilio.conferences(conference.sid);

  const joined = await room.participants.create({
    to: ash, from: ours, label: 'supporter', earlyMedia: true, beep: 'false', timeout: 15,
    statusCallback: `${service.url}/leg`, statusCallbackEvent: ['ringing', 'answered'],
  });
  assert.deepEqual([joined.label, joined.status], ['supporter', 'queued']);
  await phones.wait(2);

  assert.equal((await room.participants('supporter').fetch()).status, 'connected');
  assert.equal((await room.participants(joined.callSid).update({ muted: true })).muted, true);
  assert.equal((await room.participants(joined.callSid).update({ hold: true, endConferenceOnExit: false })).hold, true);
  assert.deepEqual((await room.participants.list()).map((one) => one.callSid).includes(joined.callSid), true);
  assert.equal((await room.participants.list({ hold: false })).length, 1);
  assert.equal(await room.participants(joined.callSid).remove(), true);

  assert.equal((await room.update({ status: 'completed' })).status, 'completed');
  assert.equal((await room.fetch()).reasonConferenceEnded, 'conference-ended-via-api');
  assert.equal((await phones.phone(sam)).line, null);
  await refused(room.participants(joined.callSid).fetch(), 404, 20404);
}

export async function refused(asking, status, code) {
  await assert.rejects(asking, (error) => {
    assert.ok(error instanceof twilio.RestException, `${error}`);
    assert.deepEqual([error.status, error.code], [status, code]);
    return true;
  });
}
