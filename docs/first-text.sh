#!/usr/bin/env bash
# Sends one text to the program as the telephone provider would: a form, signed with the account's token. The reply
# comes back in the answer, as TwiML. Numbers are from the ranges that Ofcom keeps for drama: they are nobody's.
#
#   docs/first-text.sh FROM WORDS [TO]          docs/first-text.sh "+447700900001" "VISIT"
#
# The settings below are the demo's; give others by the environment.
set -euo pipefail

url=${PUBLIC_URL:-http://localhost:5000}/twilio/sms
token=${TWILIO_AUTH_TOKEN:-demo-auth-token}
account=${TWILIO_ACCOUNT_SID:-AC00000000000000000000000000000000}
from=${1:?"usage: first-text.sh FROM WORDS [TO]"} words=${2?"usage: first-text.sh FROM WORDS [TO]"} to=${3:-+441134960001}

# Each text has an id of its own; the same id again is the same text again (try it: MESSAGE_SID=SM1 ...).
id=${MESSAGE_SID:-SM$(openssl rand -hex 16)}

# base64(HMAC-SHA1(token, address + name + value + name + value ...)), the fields in order of their names.
signature=$(printf '%s' "$url" AccountSid "$account" Body "$words" From "$from" MessageSid "$id" To "$to" |
    openssl dgst -sha1 -hmac "$token" -binary | openssl base64)

curl --silent --show-error --write-out '\n%{http_code}\n' "$url" --header "X-Twilio-Signature: $signature" \
    --data-urlencode "AccountSid=$account" --data-urlencode "Body=$words" --data-urlencode "From=$from" \
    --data-urlencode "MessageSid=$id" --data-urlencode "To=$to"
