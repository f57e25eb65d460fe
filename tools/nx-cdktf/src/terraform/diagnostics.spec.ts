import type { Diagnostic } from './diagnostics';
import { formatDiagnostic } from './diagnostics';

const METADATA = { '//': { metadata: { path: 'orders/Intake/Default' } } };
const CONFIGURATION = {
  resource: { aws_sqs_queue: { Intake: METADATA, Raw: {} } },
  data: { aws_region: { Here: { '//': { metadata: { path: 'orders/Here' } } } } },
};

const format = (diagnostic: Partial<Diagnostic>) =>
  formatDiagnostic({ severity: 'error', summary: 'is wrong', ...diagnostic }, CONFIGURATION);

it.each([
  ['aws_sqs_queue.Intake', 'error: aws_sqs_queue.Intake (orders/Intake/Default): is wrong'],
  ['aws_sqs_queue.Intake[0]', 'error: aws_sqs_queue.Intake[0] (orders/Intake/Default): is wrong'],
  ['data.aws_region.Here', 'error: data.aws_region.Here (orders/Here): is wrong'],
  ['aws_sqs_queue.Raw', 'error: aws_sqs_queue.Raw: is wrong'],
  ['module.other.aws_sqs_queue.Intake', 'error: module.other.aws_sqs_queue.Intake: is wrong'],
])('names %s and its construct path where it is known', (address, line) => {
  expect(format({ address })).toBe(line);
});

it('takes the address from the snippet where there is no other', () => {
  expect(format({ snippet: { context: 'resource.aws_sqs_queue.Intake' } })).toContain(
    'aws_sqs_queue.Intake (orders/Intake/Default)',
  );
  expect(format({ snippet: { context: 'data.aws_region.Here' } })).toContain('(orders/Here)');
  expect(format({ snippet: { context: 'terraform' } })).toBe('error: terraform: is wrong');
});

it('puts the detail below, without empty lines', () => {
  expect(format({ severity: 'warning', detail: 'first\n\nsecond\n' })).toBe(
    'warning: is wrong\n  first\n  second',
  );
});
