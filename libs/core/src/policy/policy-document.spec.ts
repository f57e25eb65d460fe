import { denyInsecureTransport, onlyFrom, PolicyDocument } from './policy-document';

const statements = (document: PolicyDocument) => JSON.parse(document.toJson()).Statement;

it('renders a statement in the words of IAM, its actions sorted', () => {
  const document = new PolicyDocument();
  document.add({
    sid: 'FromUploads',
    principals: { services: ['s3.amazonaws.com'] },
    actions: ['sns:Subscribe', 'sns:Publish'],
    resources: ['arn:aws:sns:eu-central-1:111122223333:uploads'],
    conditions: onlyFrom('arn:aws:s3:::uploads', '111122223333'),
  });
  expect(JSON.parse(document.toJson())).toEqual({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'FromUploads',
        Effect: 'Allow',
        Principal: { Service: 's3.amazonaws.com' },
        Action: ['sns:Publish', 'sns:Subscribe'],
        Resource: 'arn:aws:sns:eu-central-1:111122223333:uploads',
        Condition: {
          ArnEquals: { 'aws:SourceArn': 'arn:aws:s3:::uploads' },
          StringEquals: { 'aws:SourceAccount': '111122223333' },
        },
      },
    ],
  });
});

it('keeps a statement once that is added twice', () => {
  const document = new PolicyDocument();
  document.add({ actions: ['s3:GetObject'], resources: ['*'] });
  document.add({ actions: ['s3:GetObject'], resources: ['*'] });
  expect(statements(document)).toHaveLength(1);
});

it.each([
  [['kms:Decrypt'], ['kms:Decrypt', 'kms:GenerateDataKey*']],
  [['kms:Decrypt', 'kms:GenerateDataKey*'], ['kms:Decrypt']],
])('says what is allowed once when %p meets %p', (first, second) => {
  const document = new PolicyDocument();
  document.add({ actions: first, resources: ['key'] });
  document.add({ actions: second, resources: ['key'] });
  expect(statements(document)).toEqual([
    { Effect: 'Allow', Action: ['kms:Decrypt', 'kms:GenerateDataKey*'], Resource: 'key' },
  ]);
});

it('keeps apart statements that differ in a condition alone', () => {
  const document = new PolicyDocument();
  document.add({ actions: ['s3:GetObject'], resources: ['*'] });
  document.add({
    actions: ['s3:GetObject'],
    resources: ['*'],
    conditions: onlyFrom('arn', '111122223333'),
  });
  expect(statements(document)).toHaveLength(2);
});

it('names accounts and several services as IAM does', () => {
  const document = new PolicyDocument();
  document.add({
    principals: { aws: ['arn:aws:iam::1:root'], services: ['a.amazonaws.com', 'b.amazonaws.com'] },
    actions: ['kms:*'],
  });
  expect(statements(document)[0].Principal).toEqual({
    AWS: 'arn:aws:iam::1:root',
    Service: ['a.amazonaws.com', 'b.amazonaws.com'],
  });
});

it('is empty until something is added', () => {
  const document = new PolicyDocument();
  expect(document.isEmpty).toBe(true);
  document.add(denyInsecureTransport('sqs:*', ['arn']));
  expect(document.isEmpty).toBe(false);
  expect(statements(document)[0]).toMatchObject({
    Effect: 'Deny',
    Principal: '*',
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  });
});
