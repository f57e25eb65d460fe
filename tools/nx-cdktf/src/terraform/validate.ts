import type { Diagnostic } from './diagnostics';
import { formatDiagnostic } from './diagnostics';
import { Problem } from './problem';
import type { Stack } from './stacks';
import type { Terraform } from './terraform';
import { twoAtATime } from './two-at-a-time';
import { forgetHashes, withWorkingCopy } from './working-copy';

/**
 * Asks the real provider about every stack: `terraform init` without a backend, then `terraform validate`.
 *
 * @returns whether all stacks are valid; what is wrong with those that are not has been printed
 */
export async function validate(
  terraform: Terraform,
  stacks: readonly Stack[],
  print: (line: string) => void,
): Promise<boolean> {
  let valid = true;
  const ask = async (stack: Stack) => ({ stack, problems: await diagnose(terraform, stack) });
  await twoAtATime(stacks, ask, ({ stack: { name, configuration }, problems }) => {
    for (const problem of problems) print(`${name}: ${formatDiagnostic(problem, configuration)}`);
    const invalid = problems.some(({ severity }) => severity === 'error');
    if (!invalid) print(`${name}: valid`);
    valid &&= !invalid;
  });
  return valid;
}

async function diagnose(terraform: Terraform, stack: Stack): Promise<readonly Diagnostic[]> {
  return withWorkingCopy(
    stack,
    () => stack.configuration,
    async (folder) => {
      await terraform.init(folder, ['-backend=false']);
      forgetHashes(folder);
      const { stdout, stderr } = await terraform.run(folder, ['validate', '-json']);
      try {
        return (JSON.parse(stdout) as { diagnostics: Diagnostic[] }).diagnostics;
      } catch {
        throw new Problem(`${stack.name}: terraform validate failed\n${(stderr || stdout).trim()}`);
      }
    },
  );
}
