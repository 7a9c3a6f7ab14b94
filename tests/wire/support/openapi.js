// Twilio's own description of its REST API, cut down to what our service and the pretend Twilio have to do with, and with an
// overlay where its own examples, or Twilio's own client, contradict it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const ours = ['Messages', 'Calls', 'Queues', 'Conferences', 'IncomingPhoneNumbers'];
const parts = ['Members', 'Participants'];

export function description() {
  const file = require.resolve('@twilio/cli-core/src/services/twilio-api/twilio_api_v2010.json');
  const document = JSON.parse(readFileSync(file, 'utf8'));

  document.paths = Object.fromEntries(Object.entries(document.paths).filter(([path]) => isOurs(path)));
  for (const operation of Object.values(document.paths).flatMap(Object.values)) {
    listsAreRepeated(operation);
    pagesAreRelative(operation);
  }
  emptyMeansNone(document.components.schemas['api.v2010.account.incoming_phone_number'].properties);
  nothingMayBeNull(document.components.schemas.conference_enum_reason_conference_ended);
  return document;
}

// /2010-04-01/Accounts/{AccountSid}/Queues/{QueueSid}/Members.json, and the account itself.
function isOurs(path) {
  const [account, list, , part] = path.replace('.json', '').split('/').slice(3);
  return account === '{Sid}' || (account === '{AccountSid}' && ours.includes(list) && (!part || parts.includes(part)));
}

// It says of a list only that it is one; Twilio takes it as a field that is there several times, as its own client sends it.
// Without this a list of a single value is taken for a text.
function listsAreRepeated(operation) {
  const form = operation.requestBody?.content['application/x-www-form-urlencoded'];
  const lists = Object.entries(form?.schema.properties ?? {}).filter(([, property]) => property.type === 'array');

  if (lists.length > 0) {
    form.encoding = Object.fromEntries(lists.map(([name]) => [name, { style: 'form', explode: true }]));
  }
}

// It says that the next page has a whole address; all its examples have relative ones. And whoever follows the examples of
// Prism's mock would never come to the last page.
function pagesAreRelative(operation) {
  const answers = Object.values(operation.responses ?? {}).flatMap((answer) => Object.values(answer.content ?? {}));

  for (const { schema, examples } of answers) {
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      if (/^(uri|\w+_page_uri)$/.test(name)) property.format = 'uri-reference';
    }
    for (const { value } of Object.values(examples ?? {})) if (value && 'next_page_uri' in value) value.next_page_uri = null;
  }
}

// It says that an address, if any, is whole; its examples have empty ones.
function emptyMeansNone(properties) {
  for (const [name, property] of Object.entries(properties)) {
    if (property.format === 'uri' || property.pattern) {
      properties[name] = { nullable: true, anyOf: [property, { type: 'string', enum: [''] }] };
    }
  }
}

// Its examples have none while the conference goes on.
function nothingMayBeNull(schema) {
  Object.assign(schema, { nullable: true, enum: [...schema.enum, null] });
}
