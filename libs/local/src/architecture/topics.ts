import { flagOf, textOf } from '@archway/terraform';
import { isLoopbackHost } from '../http/call/loopback';
import { isRecord } from '../pattern/pattern';
import type { SubscriptionPart, TopicPart } from './architecture';
import { encryptionKey } from './encryption';
import { policyFor, type Reading } from './reading';

export function topicsOf(reading: Reading): readonly TopicPart[] {
  return reading.all('aws_sns_topic').map((found) => {
    const { resource } = found;
    const topicArn = reading.identifier(found, 'arn');
    const policy =
      policyFor(reading, 'aws_sns_topic_policy', 'arn', [topicArn]) ??
      reading.policy(resource, resource.attributes['policy']);
    const key = encryptionKey(reading, textOf(resource.attributes['kms_master_key_id']));
    return {
      address: resource.address,
      constructPath: resource.constructPath,
      topicName: reading.identifier(found, 'name'),
      topicArn,
      region: topicArn.split(':')[3] ?? '',
      ...(policy === undefined ? {} : { policy }),
      ...(key === undefined ? {} : { encryptionKey: key }),
    };
  });
}

/** Whether a URL leads to this machine, the only one that is called. */
function isHere(endpoint: string | undefined): boolean {
  return endpoint !== undefined && URL.canParse(endpoint) && isLoopbackHost(new URL(endpoint).host);
}

export function subscriptionsOf(reading: Reading): readonly SubscriptionPart[] {
  return reading.all('aws_sns_topic_subscription').flatMap((found) => {
    const { resource } = found;
    const { attributes } = resource;
    const protocol = textOf(attributes['protocol']);
    const isWeb = protocol === 'http' || protocol === 'https';
    if (isWeb && !isHere(textOf(attributes['endpoint']))) {
      reading.notSimulated.push(
        `${resource.address}: the endpoint is not on this machine; nothing is sent to it`,
      );
      return [];
    }
    if (protocol !== 'sqs' && protocol !== 'lambda' && !isWeb) {
      reading.notSimulated.push(
        `${resource.address}: subscriptions by ${protocol ?? 'an unknown protocol'} are not simulated; nothing is delivered to it`,
      );
      return [];
    }
    const topicArn = reading.text(found, 'topic_arn');
    const endpoint = reading.text(found, 'endpoint');
    if (topicArn === undefined || endpoint === undefined) return [];
    const filterPolicy = reading.json(resource, 'filter_policy');
    const redrive = reading.json(resource, 'redrive_policy');
    return [
      {
        address: resource.address,
        constructPath: resource.constructPath,
        subscriptionArn: reading.identifier(found, 'arn'),
        topicArn,
        protocol,
        endpoint,
        rawMessageDelivery: flagOf(attributes['raw_message_delivery']) ?? false,
        ...(isRecord(filterPolicy) ? { filterPolicy } : {}),
        filterPolicyScope:
          attributes['filter_policy_scope'] === 'MessageBody' ? 'MessageBody' : 'MessageAttributes',
        ...(isRecord(redrive) && typeof redrive['deadLetterTargetArn'] === 'string'
          ? { deadLetterTargetArn: redrive['deadLetterTargetArn'] }
          : {}),
      },
    ];
  });
}
