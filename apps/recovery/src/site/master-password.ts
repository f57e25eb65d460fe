import type { MasterPassword } from '@archway/data';
import { TerraformVariable } from 'cdktf';
import type { Construct } from 'constructs';

/**
 * The password of the database's first user, which nobody uses after the first deployment: users come in by IAM. RDS
 * manages none of a global database, so it comes from a variable, and no state holds it.
 */
export function masterPassword(scope: Construct): MasterPassword {
  const variable = new TerraformVariable(scope, 'database-master-password', {
    type: 'string',
    sensitive: true,
    description: 'Given at the first deployment, as TF_VAR_database-master-password.',
    // A plan needs none.
    default: '',
  });
  return { by: 'variable', value: variable.stringValue };
}
