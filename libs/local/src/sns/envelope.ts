import type { MessageAttributes } from '../sqs/sqs-api';

/** What SNS delivers to a subscriber. */
export interface Notification {
  readonly messageId: string;
  readonly topicArn: string;
  readonly subject?: string;
  readonly message: string;
  readonly at: number;
  readonly messageAttributes: MessageAttributes;
  readonly subscriptionArn: string;
  readonly region: string;
}

/** The JSON document that a subscriber without raw delivery receives ("Parsing Amazon SNS message formats"). */
export function envelope(notification: Notification): Readonly<Record<string, unknown>> {
  const { subject, region, subscriptionArn } = notification;
  const host = `https://sns.${region}.amazonaws.com`;
  const attributes = envelopeAttributes(notification.messageAttributes);
  return {
    Type: 'Notification',
    MessageId: notification.messageId,
    TopicArn: notification.topicArn,
    ...(subject === undefined ? {} : { Subject: subject }),
    Message: notification.message,
    Timestamp: new Date(notification.at).toISOString(),
    SignatureVersion: '1',
    // Nobody signs here; subscribers behind SQS and Lambda do not check it.
    Signature: 'EXAMPLE',
    SigningCertURL: `${host}/SimpleNotificationService-0000000000000000000000.pem`,
    UnsubscribeURL: `${host}/?Action=Unsubscribe&SubscriptionArn=${subscriptionArn}`,
    ...(Object.keys(attributes).length === 0 ? {} : { MessageAttributes: attributes }),
  };
}

/** The event of a function that subscribes to a topic. */
export function lambdaEvent(notification: Notification): object {
  const {
    SigningCertURL: SigningCertUrl,
    UnsubscribeURL: UnsubscribeUrl,
    ...rest
  } = envelope(notification);
  return {
    Records: [
      {
        EventSource: 'aws:sns',
        EventVersion: '1.0',
        EventSubscriptionArn: notification.subscriptionArn,
        Sns: {
          Subject: null,
          MessageAttributes: {},
          ...rest,
          SigningCertUrl,
          UnsubscribeUrl,
        },
      },
    ],
  };
}

function envelopeAttributes(
  attributes: MessageAttributes,
): Readonly<Record<string, { readonly Type: string; readonly Value: string }>> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { dataType, stringValue, binaryValue }]) => [
      name,
      { Type: dataType, Value: stringValue ?? binaryValue ?? '' },
    ]),
  );
}
