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
export async function readTerraform({ kind, path }: Found): Promise<Configuration> {
  try {
    if (kind === 'plan') return plannedConfiguration(readPlan(path));
    return kind === 'stack' ? readStack(path) : await readFolder(path);
  } catch (error) {
    if (error instanceof UnreadableTerraform) throw new UsageError(error.message);
    throw error;
  }
}
