import type {
  ContainerExit,
  ContainerRunner,
  ContainerStart,
  RunningContainer,
} from '../ecs/container-runner';

/** What a program of a spec sees of its container. */
export interface ProgramContext extends ContainerStart {
  /** Aborted by SIGTERM. */
  readonly stop: AbortSignal;
}

/** A container's program in this process: ends with its exit code, or never. */
export type Program = (context: ProgramContext) => Promise<number>;

/** A program that runs until it is stopped. */
export const untilStopped: Program = ({ stop }) =>
  new Promise((resolve) => {
    if (stop.aborted) resolve(0);
    stop.addEventListener('abort', () => resolve(0));
  });

/** Runs the containers of a spec in this process. */
export class ProgramRunner implements ContainerRunner {
  readonly started: ContainerStart[] = [];
  /** What a health check of a container says, by its name; else that it is well. */
  readonly health = new Map<string, boolean>();

  constructor(
    private readonly programOf: (container: ContainerStart) => Program = () => untilStopped,
  ) {}

  start(container: ContainerStart): RunningContainer {
    this.started.push(container);
    const abort = new AbortController();
    let end: (exit: ContainerExit) => void = () => undefined;
    const ended = new Promise<ContainerExit>((resolve) => {
      end = resolve;
    });
    void this.programOf(container)({ ...container, stop: abort.signal }).then((exitCode) =>
      end({ exitCode }),
    );
    return {
      ready: Promise.resolve(),
      ended,
      stop: () => abort.abort(),
      kill: () => {
        end({ exitCode: null, reason: 'signal SIGKILL' });
        abort.abort();
      },
      run: () => Promise.resolve(this.health.get(container.name) ?? true),
      addressOf: (port) => ({ host: '127.0.0.1', port }),
    };
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
