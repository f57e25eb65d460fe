import type { Change, Concern, PlanReview } from '../review/review';
import { attributeOf, changeOf, concernOf, countsOf, edgeOf, meaningOf } from './sample-plan';

const ID = 'edge-prod';
const RECORD = 'aws_route53_record.Api_First_60AC32B0';
const ACL = 'aws_wafv2_web_acl.Firewall_50C1D7E8';
const DISTRIBUTION = [
  'aws_cloudfront_distribution.Distribution',
  'edge-prod/Distribution/Default',
] as const;
const ZONE = 'aws_route53_zone.Zone';

const MIRRORS = ['First', 'Second'].flatMap((which): readonly Change[] => [
  changeOf({
    address: `aws_route53_health_check.Mirrors_${which}Health`,
    constructPath: `edge-prod/Mirrors/${which}Health/Default`,
    kind: 'create',
    attributes: [
      attributeOf('fqdn', undefined, `${which.toLowerCase()}.mirrors.example.com`),
      attributeOf('port', undefined, '443'),
      attributeOf('type', undefined, 'HTTPS'),
    ],
  }),
  changeOf({
    address: `aws_route53_record.Mirrors_${which}`,
    constructPath: `edge-prod/Mirrors/${which}/Default`,
    kind: 'create',
    attributes: [
      attributeOf('name', undefined, 'mirrors.example.com'),
      attributeOf('records[0]', undefined, '198.51.100.7'),
      attributeOf('ttl', undefined, '60'),
      attributeOf('type', undefined, 'A'),
    ],
    meanings: [
      meaningOf(
        'dns',
        `aws_route53_record.Mirrors_${which}`,
        'added',
        `mirrors.example.com A answers 198.51.100.7 while ${which.toLowerCase()}.mirrors.example.com is healthy`,
        { explains: ['name', 'records', 'ttl', 'type'] },
      ),
    ],
  }),
]);

const CHANGES: readonly Change[] = [
  changeOf({
    address: RECORD,
    constructPath: 'edge-prod/Api/First/Default',
    kind: 'update',
    attributes: [
      attributeOf('ttl', '300', '30'),
      attributeOf('weighted_routing_policy[0].weight', '90', '10'),
    ],
    meanings: [
      meaningOf(
        'dns',
        RECORD,
        'changed',
        'api.example.com A gives 10 of 100 answers to 198.51.100.4, not 90',
        { explains: ['weighted_routing_policy'] },
      ),
      meaningOf('dns', RECORD, 'changed', 'api.example.com A is kept for 30 s, not 300 s', {
        explains: ['ttl'],
      }),
    ],
  }),
  changeOf({
    address: DISTRIBUTION[0],
    constructPath: DISTRIBUTION[1],
    kind: 'update',
    attributes: [
      attributeOf('comment', 'Pages & pictures', 'Pages, pictures & previews'),
      attributeOf('default_cache_behavior[0].compress', 'false', 'true'),
      attributeOf('default_root_object', undefined, 'index.html'),
      attributeOf('viewer_certificate[0].minimum_protocol_version', 'TLSv1.2_2021', 'TLSv1'),
    ],
    meanings: [
      meaningOf(
        'encryption',
        DISTRIBUTION[0],
        'changed',
        'viewers of www.example.com may use TLS 1.0, not TLS 1.2 at least',
        { explains: ['viewer_certificate'] },
      ),
    ],
  }),
  changeOf({
    address: ACL,
    constructPath: 'edge-prod/Firewall/Default',
    kind: 'update',
    attributes: [attributeOf('rule[1].override_action', 'none', 'count')],
    meanings: [
      meaningOf(
        'waf',
        ACL,
        'changed',
        'rule AWSManagedRulesSQLiRuleSet counts what it finds, and no longer blocks it',
        { explains: ['rule'] },
      ),
      meaningOf(
        'waf',
        ACL,
        'added',
        'rule rate blocks who asks more than 2000 times in 5 minutes',
        { explains: ['rule'] },
      ),
    ],
  }),
  ...MIRRORS,
];

/** What faces the internet: answers of the DNS, a firewall rule, weaker TLS. */
export const EDGE_PLAN: PlanReview = {
  id: ID,
  app: 'edge',
  stack: ID,
  terraformVersion: '1.11.4',
  withoutState: false,
  counts: countsOf(CHANGES, 88),
  changes: CHANGES,
  drift: [],
  outputs: [],
  graph: {
    nodes: [
      ...CHANGES.map(({ address, constructPath, type, kind }) => ({
        address,
        constructPath,
        type,
        kind,
      })),
      {
        address: ZONE,
        constructPath: 'edge-prod/Zone/Default',
        type: 'aws_route53_zone',
        kind: 'none',
      },
    ],
    edges: [
      edgeOf(RECORD, ZONE),
      edgeOf(DISTRIBUTION[0], ACL),
      ...['First', 'Second'].flatMap((which) => [
        edgeOf(`aws_route53_record.Mirrors_${which}`, ZONE, 'added'),
        edgeOf(
          `aws_route53_record.Mirrors_${which}`,
          `aws_route53_health_check.Mirrors_${which}Health`,
          'added',
        ),
      ]),
    ],
  },
};

export const EDGE_CONCERNS: readonly Concern[] = [
  concernOf(
    ID,
    DISTRIBUTION,
    'check-warning',
    'note',
    'Accepts TLSv1 from viewers',
    'rule weak-tls',
  ),
  concernOf(
    ID,
    [ACL, 'edge-prod/Firewall/Default'],
    'incomplete',
    'note',
    'The rule group edge-prod-shared is not in this plan: what it blocks could not be seen',
    'rule[2].statement is only known after the apply',
  ),
];
