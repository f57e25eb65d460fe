import { AwsError } from '../../aws-error/aws-error';
import type { LogEvent, LogStore } from '../../logs/log-store';
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

type Input = Readonly<Record<string, unknown>>;

/** The most events of one answer: AWS page "FilterLogEvents". */
const MOST_EVENTS = 10_000;

const OPERATIONS: Readonly<Record<string, (logs: LogStore, input: Input, place: Place) => object>> =
  {
    DescribeLogGroups: (logs, input, { region, accountId }) => {
      const prefix = textIn(input, 'logGroupNamePrefix') ?? '';
      return {
        logGroups: logs.groupNames
          .filter((name) => name.startsWith(prefix))
          .map((logGroupName) => ({
            logGroupName,
            arn: `arn:aws:logs:${region}:${accountId}:log-group:${logGroupName}:*`,
            creationTime: logs.eventsOf(logGroupName)?.[0]?.at ?? 0,
            storedBytes: 0,
          })),
      };
    },
    DescribeLogStreams: (logs, input) => {
      const events = eventsIn(logs, input);
      const names = [...new Set(events.map(({ logStreamName }) => logStreamName))];
      return {
        logStreams: names.map((logStreamName) => {
          const own = events.filter((event) => event.logStreamName === logStreamName);
          return {
            logStreamName,
            firstEventTimestamp: own[0]?.at,
            lastEventTimestamp: own.at(-1)?.at,
          };
        }),
      };
    },
    FilterLogEvents: (logs, input) => {
      const matches = filterOf(textIn(input, 'filterPattern') ?? '');
      const prefix = textIn(input, 'logStreamNamePrefix') ?? '';
      const events = within(eventsIn(logs, input), input).filter(
        ({ message, logStreamName }) => logStreamName.startsWith(prefix) && matches(message),
      );
      return { events: events.slice(0, limitOf(input)).map(eventOf), searchedLogStreams: [] };
    },
    GetLogEvents: (logs, input) => {
      const stream = textIn(input, 'logStreamName');
      const events = within(eventsIn(logs, input), input).filter(
        ({ logStreamName }) => logStreamName === stream,
      );
      const last = events.at(-1)?.eventId ?? '0';
      const token = textIn(input, 'nextToken')?.replace(/^f\//, '');
      const fresh = token === undefined ? events : events.filter(({ eventId }) => eventId > token);
      return {
        events: fresh.slice(0, limitOf(input)).map(eventOf),
        nextForwardToken: `f/${last}`,
        nextBackwardToken: `b/${last}`,
      };
    },
  };

export const LOGS_OPERATIONS: readonly string[] = Object.keys(OPERATIONS);

interface Place {
  readonly region: string;
  readonly accountId: string;
}

/** CloudWatch Logs in its AWS JSON 1.1 protocol: reading alone. */
export class LogsService implements Service {
  constructor(
    private readonly logs: LogStore,
    private readonly place: Place,
  ) {}

  answer(call: Call): Answer {
    const name = targetOf(call);
    const operation = Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined;
    if (operation === undefined) throw notServed('CloudWatch Logs', name);
    return jsonAnswer(200, operation(this.logs, jsonBody(call), this.place));
  }

  refuse(error: AwsError): Answer {
    return jsonRefusal(error);
  }
}

function eventsIn(logs: LogStore, input: Input): readonly LogEvent[] {
  const arn = textIn(input, 'logGroupIdentifier');
  const name = textIn(input, 'logGroupName') ?? arn?.split(':log-group:')[1] ?? arn ?? '';
  const events = logs.eventsOf(name.replace(/:\*$/, ''));
  if (events !== undefined) return events;
  throw new AwsError('ResourceNotFoundException', 400, 'The specified log group does not exist.');
}

function within(events: readonly LogEvent[], input: Input): readonly LogEvent[] {
  const from = typeof input['startTime'] === 'number' ? input['startTime'] : -Infinity;
  const to = typeof input['endTime'] === 'number' ? input['endTime'] : Infinity;
  return events.filter(({ at }) => at >= from && at <= to);
}

function limitOf(input: Input): number {
  return typeof input['limit'] === 'number' ? input['limit'] : MOST_EVENTS;
}

/** Terms that all stand in a line, `-term` for one that does not, `?term` for one of several. */
function filterOf(pattern: string): (message: string) => boolean {
  const terms = (pattern.match(/[-?]?"[^"]*"|\S+/g) ?? []).map((term) => ({
    sign: /^[-?]/.exec(term)?.[0] ?? '',
    text: term.replace(/^[-?]/, '').replace(/^"(.*)"$/, '$1'),
  }));
  if (pattern.trimStart().startsWith('{') || pattern.trimStart().startsWith('[')) {
    throw new AwsError(
      'InvalidParameterException',
      400,
      'The local run reads filter patterns of terms alone.',
    );
  }
  const anyOf = terms.filter(({ sign }) => sign === '?');
  const others = terms.filter(({ sign }) => sign !== '?');
  return (message) =>
    others.every(({ sign, text }) => message.includes(text) === (sign !== '-')) &&
    (anyOf.length === 0 || anyOf.some(({ text }) => message.includes(text)));
}

function eventOf({ at, message, logStreamName, eventId }: LogEvent): object {
  return { timestamp: at, ingestionTime: at, message, logStreamName, eventId };
}
