/**
 * Global condition keys and those of single services that Terraform code uses most, as AWS writes them
 * ("AWS global condition context keys", reference_policies_condition-keys.html). IAM does not care about
 * case, people do.
 */
const WRITTEN = [
  'aws:CalledVia',
  'aws:CalledViaFirst',
  'aws:CalledViaLast',
  'aws:CurrentTime',
  'aws:Ec2InstanceSourcePrivateIPv4',
  'aws:Ec2InstanceSourceVpc',
  'aws:EpochTime',
  'aws:FederatedProvider',
  'aws:MultiFactorAuthAge',
  'aws:MultiFactorAuthPresent',
  'aws:PrincipalAccount',
  'aws:PrincipalArn',
  'aws:PrincipalIsAWSService',
  'aws:PrincipalOrgID',
  'aws:PrincipalOrgPaths',
  'aws:PrincipalServiceName',
  'aws:PrincipalServiceNamesList',
  'aws:PrincipalType',
  'aws:RequestedRegion',
  'aws:ResourceAccount',
  'aws:ResourceOrgID',
  'aws:ResourceOrgPaths',
  'aws:SecureTransport',
  'aws:SourceAccount',
  'aws:SourceArn',
  'aws:SourceIdentity',
  'aws:SourceIp',
  'aws:SourceOrgID',
  'aws:SourceOrgPaths',
  'aws:SourceVpc',
  'aws:SourceVpcArn',
  'aws:SourceVpce',
  'aws:TagKeys',
  'aws:TokenIssueTime',
  'aws:UserAgent',
  'aws:VpceAccount',
  'aws:VpceOrgID',
  'aws:VpceOrgPaths',
  'aws:VpcSourceIp',
  'aws:ViaAWSService',
  'ec2:InstanceType',
  'iam:AWSServiceName',
  'iam:AssociatedResourceArn',
  'iam:PassedToService',
  'iam:PermissionsBoundary',
  'iam:PolicyARN',
  'kms:CallerAccount',
  'kms:EncryptionContextKeys',
  'kms:GrantIsForAWSResource',
  'kms:KeyOrigin',
  'kms:ViaService',
  'lambda:FunctionArn',
  'lambda:FunctionUrlAuthType',
  'sns:Endpoint',
  'sns:Protocol',
  'sts:ExternalId',
  'sts:RoleSessionName',
  'sts:SourceIdentity',
] as const;

const BY_KEY = new Map<string, string>(WRITTEN.map((each) => [each.toLowerCase(), each]));

/** Keys that end in a tag's own name, which stays as it is told. */
const TAGS = [
  ['aws:principaltag/', 'aws:PrincipalTag/'],
  ['aws:requesttag/', 'aws:RequestTag/'],
  ['aws:resourcetag/', 'aws:ResourceTag/'],
] as const;

/** A condition key as AWS writes it; one that is not known stays as it is. */
export function conditionKeyWords(key: string): string {
  const tag = TAGS.find(([start]) => key.startsWith(start));
  return tag === undefined ? (BY_KEY.get(key) ?? key) : `${tag[1]}${key.slice(tag[0].length)}`;
}
