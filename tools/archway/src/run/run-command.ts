import { resolve } from 'node:path';
import { readArchitecture, type Architecture } from '@archway/local';
import type { Stack } from '@archway/terraform';
import type { Terminal } from '../cli/terminal';
import { planEntries, wishesIn, type EntryFlags, type EntryPlan } from '../entry/plan';
import { scheduledBranches, type Branch } from '../flow/flow';
import { readOptionsOf, type InputFlags } from '../input/input-options';
import { OutFolder } from '../out/out-folder';
import { Progress } from '../progress/progress';
import { QueueWatch } from '../report/queue-levels';
import { refusalsOf } from '../report/refusals';
import { reportPage } from '../report/report';
import { problemsIn, type EntryResult, type RunResult } from '../result/result';
import { readReportOf } from '@archway/checks';
import { hasFlow, parted, readStacks, tellsOfUploads } from '../stacks/stacks';
import { UsageError } from '../usage-error/usage-error';
import { beginning } from './beginning';
import { checkFirst } from './check-first';
import { readContainers, type ContainerFlags } from '../entry/containers';
import { readTokenKeys } from '../entry/token-keys';
import { firedEntries } from './fired-entries';
import { sayLog } from './say-log';
import { putAgain } from './put-again';
import { portions, runPortion } from './run-portion';
import { serveOn } from './serve-on';
import { Session } from './session';
import { settling } from './settling';
import { tellResult } from './tell-result';

/** The options of `archway local`, as they come from the command line. */
export interface LocalFlags extends InputFlags, EntryFlags, ContainerFlags {
  /** @default - cdktf.out, else the current folder */
  readonly terraform?: readonly string[];
  readonly out: string;
  readonly json?: boolean;
  readonly keep?: boolean;
  readonly port: number;
  readonly seed: number;
  readonly timeout: number;
  /** How long the cloud's time goes on, in milliseconds. */
  readonly for?: number;
  readonly logs?: boolean;
  /** The key sets of those who sign tokens, each as `issuer=file`. */
  readonly tokenKeys?: readonly string[];
  /** Whether the checks run first. */
  readonly check: boolean;
}

/**
 * `archway local`: puts photos, objects, messages and events into the event flow of the Terraform, lets
 * it run until nothing is left to do, and reports what came of each.
 *
 * @returns 0 when everything that can be handled was, else 1
 * @throws UsageError for a command that cannot be carried out
 */
export async function runCommand(
  paths: readonly string[],
  flags: LocalFlags,
  terminal: Terminal,
): Promise<number> {
  const read = await readStacks(
    flags.terraform ?? [],
    terminal.cwd,
    readOptionsOf(flags, terminal.cwd),
  );
  const isPhotos =
    paths.length > 0 || (flags.samples !== undefined && wishesIn(flags).length === 0);
  const { running, idle } = parted(read.stacks, isPhotos ? tellsOfUploads : hasFlow);
  if (running.length === 0) {
    throw new UsageError(
      isPhotos
        ? `no bucket sends notifications of uploads in ${idle.join(', ')}: there is nothing to run`
        : `there is no queue, topic, function or API in ${idle.join(', ')}: there is nothing to run`,
    );
  }
  const architecture = readArchitecture(running);
  const plan = await planEntries(paths, flags, architecture, terminal);
  const scheduled = scheduledBranches(architecture);
  const firesSchedules =
    flags.for !== undefined || (plan.entries.length === 0 && scheduled.length > 0);
  if (plan.entries.length === 0 && !firesSchedules && flags.keep !== true) {
    throw new UsageError(
      'name photos or folders, or what else goes in: --upload, --send, --publish, --invoke, --request or --keep',
    );
  }
  if (flags.check && !passesChecks(running, terminal)) return 1;
  const out = await OutFolder.open(resolve(terminal.cwd, flags.out));
  const progress = new Progress(terminal);
  for (const line of beginning(plan, architecture, {
    idle,
    unread: readReportOf(read.stacks, read.unread).unread,
  })) {
    progress.say(line);
  }

  const tokenKeys = await readTokenKeys(flags.tokenKeys ?? [], terminal.userFolder);
  const containers = await readContainers(flags, terminal.userFolder);
  const started = Date.now();
  const session = await Session.open({
    architecture,
    tokenKeys,
    containers,
    seed: flags.seed,
    port: flags.port,
    firesSchedules: firesSchedules || flags.keep === true,
  });
  if (flags.logs === true) session.cloud.onTrace((event) => sayLog(event, progress));
  try {
    const schedules = firesSchedules ? scheduled : [];
    const result = await carryOut(
      { schedules, plan, architecture, idle, session, out, progress, started },
      flags,
      terminal,
    );
    if (result.entries.length > 0) {
      await out.write('report.html', reportPage(result));
      await out.close();
      tellResult(result, flags, out, terminal);
    }
    if (flags.keep === true) await serveOn(session, architecture, plan, terminal, progress);
    return result.problems.length === 0 ? 0 : 1;
  } finally {
    progress.end();
    await session.close();
  }
}

/** Shows the errors of the checks. @returns whether AWS would deploy the stacks at all */
function passesChecks(stacks: readonly Stack[], terminal: Terminal): boolean {
  const { refused, errors } = checkFirst(stacks, terminal.cwd);
  for (const line of errors) terminal.err(`archway check: ${line}\n`);
  for (const line of refused) terminal.err(`archway check: AWS refuses this: ${line}\n`);
  if (refused.length === 0) return true;
  terminal.err(
    'archway: AWS refuses the deployment, so nothing runs (--no-check runs it anyway)\n',
  );
  return false;
}

interface Run {
  /** The ways of what fires by itself. */
  readonly schedules: readonly Branch[];
  readonly plan: EntryPlan;
  readonly architecture: Architecture;
  readonly idle: readonly string[];
  readonly session: Session;
  readonly out: OutFolder;
  readonly progress: Progress;
  readonly started: number;
}

async function carryOut(
  { plan, schedules, architecture, idle, session, out, progress, started }: Run,
  flags: LocalFlags,
  terminal: Terminal,
): Promise<RunResult> {
  progress.begin(plan.entries);
  session.cloud.onTrace((event) => progress.see(event));
  const watch = new QueueWatch(session.cloud, architecture.queues);
  session.cloud.onTrace((event) => watch.see(event));
  const settled = settling(session, terminal.signal, started + flags.timeout * 1000);
  const results: EntryResult[] = [];
  const cut = portions(plan.entries);
  const release = cut.length > 1 && flags.keep !== true;
  const common = { architecture, release, settled };
  for (const entries of cut) {
    results.push(...(await runPortion(session, out, { ...common, entries })));
  }
  if (schedules.length > 0 || flags.for !== undefined) {
    await session.pass(flags.for);
    await settled();
    results.push(...firedEntries(session, schedules, architecture));
  }
  const done = plan.entries.find(
    ({ object }, index) => object !== undefined && isDone(results[index]),
  );
  const again = done && (await putAgain(session, done, common));
  progress.end();
  return {
    targets: plan.targets,
    branches: [...plan.branches, ...schedules],
    entries: results,
    ...(again && { again }),
    problems: [
      ...plan.problems,
      ...session.taskExits,
      ...problemsIn(results, again, session.denials),
    ],
    refusals: refusalsOf(session.denials),
    queues: watch.all,
    notSimulated: session.cloud.notSimulated,
    idleStacks: idle,
    leftOut: plan.leftOut,
    realMilliseconds: Date.now() - started,
    skippedMilliseconds: session.skippedMilliseconds,
  };
}

/** Whether an entry became a picture on every branch. */
function isDone(result: EntryResult | undefined): boolean {
  return !!result?.outcomes.length && result.outcomes.every(({ status }) => status === 'picture');
}
