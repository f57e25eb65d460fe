import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../../../..');

/** What a program printed, and how it ended. */
export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A workspace in a temporary folder, whose path has a space in it, with this tool and some apps. */
export interface FixtureWorkspace {
  readonly folder: string;
  write(file: string, content: string): void;
  read(file: string): string;
  /** Makes a symbolic link to a folder. */
  link(folder: string, at: string): void;
  /** Adds a program that is found before all others. */
  addProgram(name: string, script: string): void;
  run(cwd: string, program: string, args: readonly string[], env?: Record<string, string>): Run;
  remove(): void;
}

/** The source of an app with one queue in each of its stacks; every stack refers to the first one's queue. */
export function appSource(stacks: readonly string[], delaySeconds = 5): string {
  return `
    import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
    import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
    import { Annotations, App, LocalBackend, TerraformStack } from 'cdktf';

    const app = new App();
    let first: SqsQueue | undefined;
    for (const id of ${JSON.stringify(stacks)}) {
      const stack = new TerraformStack(app, id);
      new AwsProvider(stack, 'aws', { region: 'eu-central-1', allowedAccountIds: ['123456789012'] });
      stack.addOverride('terraform.required_providers.aws.version', '>= 5.100.0, < 7.0.0');
      new LocalBackend(stack, { path: \`../../../\${id}.tfstate\` });
      const queue = new SqsQueue(stack, 'Orders', {
        delaySeconds: ${delaySeconds},
        tags: { stage: process.env['STAGE'] ?? 'dev' },
        ...(first && { redrivePolicy: JSON.stringify({ deadLetterTargetArn: first.arn, maxReceiveCount: 3 }) }),
      });
      Annotations.of(queue).addWarning('a warning');
      first ??= queue;
    }
    app.synth();
  `;
}

/** @param apps the source of `src/main.ts` of each app, by the app's name */
export function makeWorkspace(apps: Readonly<Record<string, string>>): FixtureWorkspace {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'nx cdktf-'));
  const programs = join(folder, 'programs');
  const write = (file: string, content: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  };
  const writeJson = (file: string, content: object) => write(file, JSON.stringify(content));

  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  for (const project of ['tools/nx-cdktf', 'libs/fast-synth']) {
    cpSync(join(ROOT, project), join(folder, project), {
      recursive: true,
      filter: (file) => !/\/(out-tsc|node_modules|coverage)$/.test(file),
    });
  }
  write('.gitignore', 'node_modules\ncdktf.out\ndist\n.nx\n');
  writeJson('package.json', { name: 'fixture', private: true, workspaces: ['apps/*', 'libs/*'] });
  writeJson('package-lock.json', { name: 'fixture', lockfileVersion: 3, packages: { '': {} } });
  writeJson('cdktf.json', { language: 'typescript', app: 'node tools/nx-cdktf/run-all.cjs' });
  writeJson('nx.json', {
    analytics: false,
    neverConnectToCloud: true,
    tui: { enabled: false },
    namedInputs: {
      default: ['{projectRoot}/**/*'],
      production: ['default', '!{projectRoot}/**/*.spec.ts'],
    },
    plugins: [{ plugin: './tools/nx-cdktf/src/plugin.cjs', options: { environment: ['STAGE'] } }],
  });
  for (const [name, source] of Object.entries(apps)) {
    writeJson(`apps/${name}/package.json`, { name, private: true });
    writeJson(`apps/${name}/cdktf.json`, {
      language: 'typescript',
      app: 'node ../../tools/nx-cdktf/run.cjs src/main.ts',
      projectId: '00000000-0000-4000-8000-000000000000',
      sendCrashReports: 'false',
    });
    write(`apps/${name}/src/main.ts`, source);
  }

  return {
    folder,
    write,
    read: (file) => readFileSync(join(folder, file), 'utf8'),
    link: (target, at) => symlinkSync(join(folder, target), join(folder, at)),
    addProgram(name, script) {
      write(`programs/${name}`, script);
      chmodSync(join(programs, name), 0o755);
    },
    run(cwd, program, args, env = {}) {
      // What the Nx and the CDKTF CLI around this test say about themselves does not concern the fixture.
      const inherited = Object.entries(process.env).filter(
        ([name]) => !/^(NX_|CDKTF_|ARCHWAY_|STAGE$|CI$|FORCE_COLOR$|JEST_)/.test(name),
      );
      const { status, stdout, stderr } = spawnSync(program, args, {
        cwd: join(folder, cwd),
        env: {
          ...Object.fromEntries(inherited),
          NX_DAEMON: 'false',
          NX_ISOLATE_PLUGINS: 'false',
          CHECKPOINT_DISABLE: '1',
          NO_COLOR: '1',
          PATH: [programs, join(folder, 'node_modules/.bin'), process.env.PATH].join(delimiter),
          ...env,
        },
        encoding: 'utf8',
        input: '',
      });
      return { status, stdout, stderr };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
