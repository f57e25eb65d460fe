import type { Architecture } from '../architecture/architecture';
import { functionArnOf } from '../naming/function-arn';

/** One line for each wire that ends at something which is not in the stacks. */
export function unreachableParts(architecture: Architecture): readonly string[] {
  const { buckets, queues, topics, functions, roles, buses, rules, schedules } = architecture;
  const known = new Set([
    ...queues.map(({ queueArn }) => queueArn),
    ...topics.map(({ topicArn }) => topicArn),
    ...functions.map(({ functionArn }) => functionArn),
    ...buses.map(({ busArn }) => busArn),
    ...buckets.map(({ bucketArn }) => bucketArn),
    ...architecture.streams.map(({ streamArn }) => streamArn),
    ...architecture.tables.flatMap(({ stream }) => stream?.streamArn ?? []),
  ]);
  const lines: string[] = [];
  const expect = (address: string, what: string, arn: string | undefined): void => {
    // An alias or a version belongs to its function.
    if (arn !== undefined && !known.has(functionArnOf(arn).functionArn)) {
      lines.push(`${address}: ${what} ${arn} is not in the stacks; nothing reaches it here`);
    }
  };
  for (const { address, bucketName, targetKind, targetArn } of architecture.notifications) {
    expect(address, `the ${targetKind}`, targetArn);
    if (!buckets.some((bucket) => bucket.bucketName === bucketName)) {
      lines.push(`${address}: bucket ${bucketName} is not in the stacks; it notifies nobody here`);
    }
  }
  for (const subscription of architecture.subscriptions) {
    const { address, protocol, endpoint, topicArn, deadLetterTargetArn } = subscription;
    if (!protocol.startsWith('http')) expect(address, 'the endpoint', endpoint);
    expect(address, 'the topic', topicArn);
    expect(address, 'the dead-letter queue', deadLetterTargetArn);
  }
  for (const { address, redrive } of queues) {
    expect(address, 'the dead-letter queue', redrive?.deadLetterTargetArn);
  }
  for (const { address, queueArn } of architecture.mappings) expect(address, 'the queue', queueArn);
  for (const { address, onFailureArn, onSuccessArn, roleArn } of functions) {
    expect(address, 'the destination', onFailureArn);
    expect(address, 'the destination', onSuccessArn);
    if (!roles.some((role) => role.roleArn === roleArn)) {
      lines.push(
        `${address}: role ${roleArn} is not in the stacks; what it may do is not checked here`,
      );
    }
  }
  for (const { busName, address } of rules) {
    if (buses.some((bus) => bus.busName === busName)) continue;
    lines.push(`${address}: event bus ${busName} is not in the stacks; it sees nothing here`);
  }
  const targets = [
    ...rules.flatMap((rule) => rule.targets),
    ...schedules.map((schedule) => schedule.target),
  ];
  for (const { address, arn, deadLetterArn } of targets) {
    expect(address, 'the target', arn);
    expect(address, 'the dead-letter queue', deadLetterArn);
  }
  for (const { address, alarmActions, okActions } of architecture.alarms) {
    for (const arn of new Set([...alarmActions, ...okActions])) {
      const service = arn.split(':')[2] ?? arn;
      if (service === 'sns' || service === 'lambda') expect(address, 'the action', arn);
      // A scaling policy of a service says itself whether an alarm moves it here.
      else if (service !== 'autoscaling')
        lines.push(
          `${address}: the action ${arn} is not simulated: alarms tell topics and call functions`,
        );
    }
  }
  const keys = [...buckets, ...queues, ...topics].flatMap(({ address, encryptionKey }) =>
    encryptionKey?.kind === 'external' ? [{ address, encryptionKey }] : [],
  );
  for (const { address, encryptionKey } of keys) {
    lines.push(
      `${address}: key ${encryptionKey.keyArn} is not in the stacks; its policy is not evaluated`,
    );
  }
  for (const { address, eventSourceArn, onFailureArn } of architecture.streamMappings) {
    expect(address, 'the stream', streamOf(eventSourceArn));
    expect(address, 'the destination', onFailureArn);
  }
  for (const { address, bucketArn, source } of architecture.deliveryStreams) {
    expect(address, 'the bucket', bucketArn);
    expect(address, 'the stream', source?.streamArn);
  }
  for (const { address, sourceArn, targetArn, deadLetterArn } of architecture.pipes) {
    expect(address, 'the source', streamOf(sourceArn));
    expect(address, 'the target', targetArn);
    expect(address, 'the dead-letter queue', deadLetterArn);
  }
  return lines;
}

/** A consumer belongs to its stream. */
function streamOf(arn: string): string {
  return arn.split('/consumer/')[0] ?? arn;
}
