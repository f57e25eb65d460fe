import type { Subject } from '@archway/checks';
import { isUnknown } from '@archway/terraform';
import type { Compared } from '../comparison/comparison';
import type { Meaning } from '../review/review';
import { nameOf, sidesOf, type Side } from '../side/sides';
import { unseenText } from '../side/unseen';

/** What may stand behind a web ACL by an association of its own. */
const PROTECTED = [
  'aws_lb',
  'aws_alb',
  'aws_api_gateway_stage',
  'aws_appsync_graphql_api',
  'aws_cognito_user_pool',
  'aws_apprunner_service',
  'aws_verifiedaccess_instance',
] as const;

interface Association {
  /** What states it. */
  readonly stated: Subject;
  readonly attribute: string;
  /** What is behind the web ACL. */
  readonly subject: Subject | undefined;
  readonly name: string;
  readonly acl: { readonly key: string; readonly text: string };
}

/** What is behind no web ACL any more, or behind another one. */
export function compareAssociations(compared: Compared): readonly Meaning[] {
  const sides = sidesOf(compared);
  const before = associationsOf(sides.prior);
  const now = associationsOf(sides.planned);
  const gone = [...before].flatMap(([key, association]): readonly Meaning[] => {
    const { stated, subject, name, acl, attribute } = association;
    const stays = subject === undefined || sides.planned.find(key) !== undefined;
    const change = sides.changeOf(stated);
    if (now.has(key) || !stays || change === undefined) return [];
    return [
      {
        topic: 'waf',
        address: change.address,
        sign: 'removed',
        text: `${name} no longer is behind the web ACL ${acl.text}`,
        explains: [attribute],
        concern: { kind: 'protection', level: 'stop' },
      },
    ];
  });
  const rest = [...now].flatMap(([key, { stated, name, acl, attribute }]): readonly Meaning[] => {
    const old = before.get(key);
    const change = sides.changeOf(stated);
    if (change === undefined || old?.acl.key === acl.key) return [];
    const line = { topic: 'waf', address: change.address, explains: [attribute] } as const;
    if (old === undefined) {
      return [{ ...line, sign: 'added', text: `${name} is behind the web ACL ${acl.text}` }];
    }
    const text = `${name} is behind the web ACL ${acl.text}, before ${old.acl.text}`;
    return [{ ...line, sign: 'changed', text, concern: { kind: 'protection', level: 'note' } }];
  });
  return [...gone, ...rest];
}

/** Web ACLs by the key of what is behind them. */
function associationsOf(side: Side): ReadonlyMap<string, Association> {
  const found = new Map<string, Association>();
  for (const stated of side.all('aws_wafv2_web_acl_association')) {
    const target = side.named(stated, stated.attributes['resource_arn'], ...PROTECTED);
    const acl = aclOf(side, stated, 'web_acl_arn');
    if (acl === undefined) continue;
    const key = target?.key ?? `the target of ${side.keyOf(stated)}`;
    const name = target?.text ?? `what ${nameOf(stated)} names`;
    found.set(key, { stated, attribute: 'web_acl_arn', subject: target?.subject, name, acl });
  }
  for (const stated of side.all('aws_cloudfront_distribution')) {
    const acl = aclOf(side, stated, 'web_acl_id');
    if (acl === undefined) continue;
    const name = nameOf(stated);
    found.set(side.keyOf(stated), { stated, attribute: 'web_acl_id', subject: stated, name, acl });
  }
  return found;
}

function aclOf(side: Side, stated: Subject, attribute: string): Association['acl'] | undefined {
  const value = stated.attributes[attribute];
  if (value === undefined || value === '') return undefined;
  const named = side.named(stated, value, 'aws_wafv2_web_acl', 'aws_waf_web_acl');
  if (named !== undefined) return named;
  return isUnknown(value) ? { key: unseenText(value), text: unseenText(value) } : undefined;
}
