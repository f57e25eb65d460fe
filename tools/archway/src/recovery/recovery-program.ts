import { Option, type Command } from 'commander';
import { addInputOptions } from '../input/input-options';
import type { Terminal } from '../cli/terminal';
import { RECOVERY_FORMATS, recoveryCommand, type RecoveryFlags } from './recovery-command';

/** Adds the options of `archway recovery`. */
export function addRecovery(
  command: Command,
  terminal: Terminal,
  done: (code: number) => void,
): void {
  addInputOptions(command)
    .argument(
      '[paths...]',
      'cdktf.out folders, folders of Terraform, or plans by terraform show -json (default: this folder)',
    )
    .addOption(
      new Option('--format <format>', 'how the report is written')
        .choices(RECOVERY_FORMATS)
        .default('text'),
    )
    .option('--out <file>', 'write it to a file')
    .option(
      '--require <objectives>',
      'fail unless every store meets them, such as rpo=15m,rto=1h,region-rpo=1d; after a tag, every store with it, such as critical=yes:rpo=15m; may be repeated',
      (text: string, before: readonly string[]) => [...before, text],
      [],
    )
    .option(
      '--restore-time <duration>',
      'how long a restore or a step took in your tests, such as 45m, aws_db_instance=2h, promotion=2m, scale-up=5m or decision=15m; may be repeated',
      (text: string, before: readonly string[]) => [...before, text],
      [],
    )
    .option('--costs', 'estimate what backups cost in a month, by class')
    .option(
      '--size <gib>',
      'how much data there is, for --costs, such as 50, aws_efs_file_system=200 or aws_s3_bucket.photos=50; may be repeated',
      (text: string, before: readonly string[]) => [...before, text],
      [],
    )
    .showHelpAfterError('(archway recovery --help lists the options)')
    .action(async (paths: string[], flags: RecoveryFlags) => {
      done(await recoveryCommand(paths, flags, terminal));
    });
}
