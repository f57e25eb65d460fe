import { synth } from '@archway/testing';
import { BackupFramework as BackupFrameworkResource } from '@cdktf/provider-aws/lib/backup-framework';
import type { BackupControl } from '../index';
import { BackupFramework, BackupSettings } from '../index';

const RETENTION: BackupControl = {
  control: 'BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK',
  parameters: { requiredRetentionDays: '35' },
};

const frameworkOf = (...controls: BackupControl[]) =>
  synth((stack) => {
    new BackupFramework(stack, 'Audit', { controls });
  });

it('evaluates its controls', () => {
  const framework = frameworkOf(RETENTION);
  expect(framework.inventory).toEqual({ aws_backup_framework: 1 });
  expect(framework.only(BackupFrameworkResource)).toMatchObject({
    name: 'test_test_Audit',
    control: [
      {
        name: 'BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK',
        input_parameter: [{ name: 'requiredRetentionDays', value: '35' }],
      },
    ],
  });
});

it('fails for a control that AWS does not know, for one twice and for none', () => {
  const unknown = { control: 'BACKUP_EVERYTHING' } as unknown as BackupControl;
  expect(() => frameworkOf(unknown)).toThrow(/controls\[0\]\.control must be one of/);
  expect(() => frameworkOf(RETENTION, RETENTION)).toThrow(
    /controls\[1\]\.control must not come twice/,
  );
  expect(() => frameworkOf()).toThrow(/controls must hold a control/);
});

describe('settings', () => {
  it('opt services in, and let the organization copy', () => {
    const settings = synth((stack) => {
      new BackupSettings(stack, 'Settings', {
        optIn: { DynamoDB: true },
        fullManagement: { DynamoDB: true, EFS: true },
        crossAccountBackup: true,
      });
    });
    expect(settings.inventory).toEqual({
      aws_backup_region_settings: 1,
      aws_backup_global_settings: 1,
    });
  });

  it('fail for management without opt-in', () => {
    expect(() =>
      synth((stack) => {
        new BackupSettings(stack, 'Settings', { fullManagement: { DynamoDB: true, EFS: true } });
      }),
    ).toThrow(/optIn must be given with fullManagement/);
  });
});
