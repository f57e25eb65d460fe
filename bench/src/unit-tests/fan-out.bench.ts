import { synth } from '@archway/testing';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';

// What a spec of this workspace does: many small stacks, each with a look at what came out.
describe.each([...Array(150).keys()])('stack %d', (index) => {
  it('refers from every queue to its dead-letter queue', () => {
    const synthesized = synth((stack) => {
      for (let pair = 0; pair < 10; pair += 1) {
        const deadLetters = new SqsQueue(stack, `DeadLetters${pair}`, { delaySeconds: index });
        new SqsQueue(stack, `Queue${pair}`, {
          redrivePolicy: JSON.stringify({
            deadLetterTargetArn: deadLetters.arn,
            maxReceiveCount: 3,
          }),
        });
      }
    });

    expect(synthesized.inventory).toEqual({ aws_sqs_queue: 20 });
  });
});
