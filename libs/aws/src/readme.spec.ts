// #region example
import { numberDefault, resourceType, typesKnowing } from '@archway/aws';

const noun = resourceType('aws_sqs_queue')?.noun; // 'queue'
const limit = numberDefault('aws_sqs_queue', 'max_message_size'); // 262144
const encrypted = typesKnowing('encryption'); // every type that says how it is encrypted
// #endregion

it('answers what is known of a type', () => {
  expect([noun, limit]).toEqual(['queue', 262_144]);
  expect(encrypted.map(({ type }) => type)).toContain('aws_sqs_queue');
});
