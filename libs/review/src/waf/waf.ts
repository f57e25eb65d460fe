import { isUnknown, textsOf, unknownsIn } from '@archway/terraform';
import type { Compared } from '../comparison/comparison';
import { addressesOf, cidrsOf, isAnybody, isEmpty, withoutAddresses } from '../network/addresses';
import { listed } from '../network/wording';
import type { Meaning } from '../review/review';
import { nameOf, sidesOf } from '../side/sides';
import { unseenText } from '../side/unseen';
import { compareAssociations } from './associations';
import { compareRuleSets } from './web-acls';

/** What AWS WAF keeps out less than before. */
export function compareWaf(compared: Compared): readonly Meaning[] {
  return [
    ...compareAssociations(compared),
    ...compareRuleSets(compared),
    ...compareIpSets(compared),
  ];
}

/** Addresses of IP sets; whether they are kept out or let in, their rules say. */
function compareIpSets(compared: Compared): readonly Meaning[] {
  const sides = sidesOf(compared);
  return sides.planned.all('aws_wafv2_ip_set').flatMap((after): readonly Meaning[] => {
    const before = sides.prior.find(sides.planned.keyOf(after));
    const change = sides.changeOf(after);
    if (before === undefined || change === undefined) return [];
    const line = { topic: 'waf', address: change.address, explains: ['addresses'] } as const;
    const value = after.attributes['addresses'];
    const [unseen] = unknownsIn(value ?? null);
    if (isUnknown(unseen)) {
      const text = `${nameOf(after)}: addresses cannot be seen: ${unseenText(unseen)}`;
      return [{ ...line, sign: 'changed', text, concern: { kind: 'incomplete', level: 'note' } }];
    }
    const [was, is] = [before.attributes['addresses'], value].map((each) =>
      addressesOf(textsOf(each)),
    );
    if (was === undefined || is === undefined) return [];
    const [added, removed] = [withoutAddresses(is, was), withoutAddresses(was, is)];
    const name = nameOf(after);
    return [
      ...(isEmpty(added)
        ? []
        : [
            {
              ...line,
              sign: 'added' as const,
              text: `${name} now holds ${listed(cidrsOf(added))}`,
              ...(isAnybody(added)
                ? { concern: { kind: 'protection', level: 'look' } as const }
                : {}),
            },
          ]),
      ...(isEmpty(removed)
        ? []
        : [
            {
              ...line,
              sign: 'removed' as const,
              text: `${name} no longer holds ${listed(cidrsOf(removed))}`,
            },
          ]),
    ];
  });
}
