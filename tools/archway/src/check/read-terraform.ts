import {
  plannedConfiguration,
  readFolder,
  readPlan,
  readStack,
  UnreadableTerraform,
  type Configuration,
} from '@archway/terraform';
import { UsageError } from '../usage-error/usage-error';
import type { Found } from './find-terraform';

/** @throws UsageError for what cannot be read */
export function readTerraform({ kind, path }: Found): Configuration {
  try {
    if (kind === 'plan') return plannedConfiguration(readPlan(path));
    return kind === 'stack' ? readStack(path) : readFolder(path);
  } catch (error) {
    if (error instanceof UnreadableTerraform) throw new UsageError(error.message);
    throw error;
  }
}
