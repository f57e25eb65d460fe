import { LocalCloud, ManualClock, Random, type Architecture, type Denied } from '@archway/local';
import { architectureOf } from './orders-stack';
import { CodeRunner } from './seeds/function-runner';
import { WorkerRunner } from './seeds/worker-runner';

jest.setTimeout(300_000);
// A function that may not count says so.
beforeAll(() => jest.spyOn(console, 'error').mockImplementation());

const architecture = architectureOf();

/**
 * What no order and no click needs, or the run does not ask for: the log of the network's packets, the
 * account's role for the logs of APIs, and composite alarms.
 */
const ELSEWHERE = /FlowLog|ApiLogging|composite_alarm/;

interface Statement {
  readonly Effect: string;
  readonly [element: string]: unknown;
}
interface Source {
  readonly address: string;
  readonly document: { readonly Statement: readonly Statement[] };
}
interface Allow {
  readonly address: string;
  readonly actions: readonly string[];
  /** The statement itself. */
  readonly text: string;
  readonly without: Architecture;
}

/** Each single Allow of a list of parts, with the architecture without it. */
function allowsIn<Part extends object>(
  name: keyof Architecture,
  parts: readonly Part[],
  sources: (
    part: Part,
  ) => readonly (readonly [source: Source | undefined, replaced: (source: Source) => Part])[],
): readonly Allow[] {
  return parts.flatMap((part, at) =>
    sources(part).flatMap(([source, replaced]) =>
      (source?.document.Statement ?? []).flatMap((statement, index): readonly Allow[] => {
        if (source === undefined || statement.Effect !== 'Allow') return [];
        const document = {
          ...source.document,
          Statement: source.document.Statement.filter((_, own) => own !== index),
        };
        const edited = [...parts];
        edited[at] = replaced({ ...source, document });
        return [
          {
            address: source.address,
            text: JSON.stringify(statement),
            actions: [statement['Action']].flat().map(String),
            without: { ...architecture, [name]: edited },
          },
        ];
      }),
    ),
  );
}

const allows = [
  ...allowsIn('roles', architecture.roles, (role) => [
    [role.trust, (trust) => ({ ...role, trust })],
    ...role.policies.map(
      (policy, own) =>
        [
          policy,
          (changed: Source) => ({
            ...role,
            policies: role.policies.map((each, at) => (at === own ? changed : each)),
          }),
        ] as const,
    ),
  ]),
  ...allowsIn('queues', architecture.queues, (queue) => [
    [queue.policy, (policy) => ({ ...queue, policy })],
  ]),
  ...allowsIn('topics', architecture.topics, (topic) => [
    [topic.policy, (policy) => ({ ...topic, policy })],
  ]),
].filter(({ address, text }) => !ELSEWHERE.test(`${address} ${text}`));

/** Everything that the app does, once, and what was denied. */
async function denialsOf(changed: Architecture): Promise<readonly Denied[]> {
  const clock = new ManualClock();
  const cloud = LocalCloud.of(changed, { clock });
  const denials: Denied[] = [];
  cloud.onTrace((event) => event.kind === 'denied' && denials.push(event));
  const faults = { failsBefore: 0, losesAnswer: 0, dies: 0 };
  const place = { cloud, random: new Random(1), faults, reasons: new Map<string, string>() };
  cloud.start(new CodeRunner(() => cloud), new WorkerRunner(() => place));
  const ask = async (method: string, path: string, body?: object): Promise<void> => {
    const asked = cloud.request(cloud.apis[0]?.part.apiId ?? '', method, path, {
      headers: {
        'content-type': 'application/json',
        'idempotency-key': 'key',
        authorization:
          'AWS4-HMAC-SHA256 Credential=local/20260101/eu-central-1/execute-api/aws4_request, SignedHeaders=host, Signature=local',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    let isOver = false;
    void asked.finally(() => (isOver = true));
    while (!isOver) await clock.advance(100);
  };
  await ask('POST', '/orders', { sku: 'lamp', quantity: 1 });
  await ask('POST', '/clicks', { clickId: 'click-0001', page: '/lamps' });
  await ask('GET', `/orders/${'0'.repeat(32)}`);
  let isIdle = false;
  void cloud.idle().then(() => (isIdle = true));
  for (let step = 0; step < 20 && !isIdle; step += 1) await clock.advance(60_000);
  await cloud.close();
  return denials;
}

it('denies nothing while every statement stands', async () => {
  expect((await denialsOf(architecture)).map(({ explanation }) => explanation)).toEqual([]);
});

it('looks at every policy of the app', () => {
  expect(allows.length).toBeGreaterThan(50);
});

it.each(allows)('names $actions when it is gone from $address', async ({ actions, without }) => {
  const denials = await denialsOf(without);
  expect(denials.map(({ action }) => action)).toEqual(
    expect.arrayContaining([expect.stringMatching(new RegExp(`^(${actions.join('|')})$`))]),
  );
});
