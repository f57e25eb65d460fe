import { CustomerGateway } from '@cdktf/provider-aws/lib/customer-gateway';
import { synth } from '@archway/testing';
import { TerraformVariable, Token } from 'cdktf';
import type { TerraformVariableConfig } from 'cdktf';
import type { SecretReference } from './secret-reference';
import { secretProblem, secretValue } from './secret-reference';

const ARN = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:vpn-AbCdEf';

/** Says what is wrong with a variable. */
const variable = (config: TerraformVariableConfig) => {
  let problem: string | undefined;
  synth((stack) => {
    problem = secretProblem('key', { variable: new TerraformVariable(stack, 'psk', config) });
  });
  return problem;
};

/** Where the value ends up, as Terraform reads it. */
const valueOf = (secret: SecretReference) =>
  synth((stack) => {
    new CustomerGateway(stack, 'Any', {
      type: 'ipsec.1',
      deviceName: secretValue(stack, 'Key', secret),
    });
  });

it('takes a sensitive variable without a default', () => {
  expect(variable({ type: 'string', sensitive: true })).toBeUndefined();
});

it.each([
  [{ type: 'string' }, "key.variable must be sensitive: 'test/psk' is not"],
  [
    { type: 'string', sensitive: true, default: 'letters' },
    "key.variable must be without a default: 'test/psk' is not",
  ],
  [
    { type: 'string', default: 'letters' },
    "key.variable must be sensitive and without a default: 'test/psk' is not",
  ],
])('refuses the variable %p', (config, problem) => {
  expect(variable(config)).toBe(problem);
});

it.each([undefined, { secretArn: ARN }, { secretArn: Token.asString({ secret: 'of Terraform' }) }])(
  'takes %p',
  (secret) => expect(secretProblem('key', secret)).toBeUndefined(),
);

it('refuses text, without repeating it', () => {
  const text: unknown = 'hunter2.hunter2';
  expect(secretProblem('key', text as SecretReference)).toBe(
    'key must be { variable } or { secretArn }, never the secret itself in the code',
  );
});

it('refuses text where a variable belongs, without repeating it', () => {
  const secret: unknown = { variable: 'hunter2.hunter2' };
  expect(secretProblem('key', secret as SecretReference)).toBe(
    'key.variable must be a TerraformVariable, never the secret itself in the code',
  );
});

it.each(['hunter2.hunter2', 'arn:aws:ssm:eu-central-1:111122223333:parameter/psk'])(
  'refuses %p where the ARN of a secret belongs',
  (secretArn) =>
    expect(secretProblem('key', { secretArn })).toBe(
      'key.secretArn must be the ARN of a secret of Secrets Manager',
    ),
);

it('refuses a field that Terraform cannot name', () => {
  expect(secretProblem('key', { secretArn: ARN, jsonField: 'one.two' })).toBe(
    "key.jsonField must be a name of letters, digits, '_' and '-', got \"one.two\"",
  );
});

it('hands a variable on', () => {
  const stack = synth((scope) => {
    const psk = new TerraformVariable(scope, 'psk', { type: 'string', sensitive: true });
    new CustomerGateway(scope, 'Any', {
      type: 'ipsec.1',
      deviceName: secretValue(scope, 'Key', { variable: psk }),
    });
  });
  expect(stack.only(CustomerGateway).device_name).toBe('${var.psk}');
});

it('reads a whole secret', () => {
  const stack = valueOf({ secretArn: ARN });
  expect(stack.only(CustomerGateway).device_name).toBe(
    '${data.aws_secretsmanager_secret_version.Key.secret_string}',
  );
  expect(stack.json['data'].aws_secretsmanager_secret_version.Key).toEqual({ secret_id: ARN });
});

it('reads one field of a secret', () => {
  expect(valueOf({ secretArn: ARN, jsonField: 'one' }).only(CustomerGateway).device_name).toBe(
    '${jsondecode(data.aws_secretsmanager_secret_version.Key.secret_string).one}',
  );
});
