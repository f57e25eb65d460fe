import type { AwsError } from '../../aws-error/aws-error';
import type { EventBridgeApi, PutEventsEntry } from '../../events/event-bridge-api';
import { isRecord } from '../../pattern/pattern';
import type { Answer, Call } from '../call/call';
import {
  jsonAnswer,
  jsonBody,
  jsonRefusal,
  notServed,
  targetOf,
  textIn,
} from '../json/json-answer';
import type { Service } from '../service/service';

export const EVENTS_OPERATIONS = ['PutEvents'] as const;

/** EventBridge in its AWS JSON 1.1 protocol. */
export class EventsService implements Service {
  constructor(private readonly events: EventBridgeApi) {}

  answer(call: Call): Answer {
    const operation = targetOf(call);
    if (operation !== EVENTS_OPERATIONS[0]) throw notServed('EventBridge', operation);
    const { Entries = [] } = jsonBody(call) as { readonly Entries?: readonly unknown[] };
    const results = this.events.putEvents(call.principal, Entries.filter(isRecord).map(entryOf));
    return jsonAnswer(200, {
      FailedEntryCount: results.filter((result) => 'errorCode' in result).length,
      Entries: results.map((result) =>
        'eventId' in result
          ? { EventId: result.eventId }
          : { ErrorCode: result.errorCode, ErrorMessage: result.errorMessage },
      ),
    });
  }

  refuse(error: AwsError): Answer {
    return jsonRefusal(error);
  }
}

function entryOf(entry: Readonly<Record<string, unknown>>): PutEventsEntry {
  const bus = textIn(entry, 'EventBusName');
  const resources = Array.isArray(entry['Resources']) ? entry['Resources'].map(String) : undefined;
  const time = typeof entry['Time'] === 'number' ? new Date(entry['Time'] * 1000) : undefined;
  return {
    source: textIn(entry, 'Source') ?? '',
    detailType: textIn(entry, 'DetailType') ?? '',
    detail: textIn(entry, 'Detail') ?? '',
    ...(resources === undefined ? {} : { resources }),
    ...(bus === undefined ? {} : { eventBusName: bus }),
    ...(time === undefined ? {} : { time }),
  };
}
