import type { ResourceType } from '../resource-type/resource-type';
import { secretsmanagerSecret } from './secret';
import { secretsmanagerSecretPolicy } from './secret-policy';
import { secretsmanagerSecretVersion } from './secret-version';
import { secretsmanagerSecretRotation } from './secret-rotation';

export const SECRETS_MANAGER: readonly ResourceType[] = [
  secretsmanagerSecret,
  secretsmanagerSecretPolicy,
  secretsmanagerSecretVersion,
  secretsmanagerSecretRotation,
];
