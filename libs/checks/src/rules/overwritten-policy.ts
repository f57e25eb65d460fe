import { typesKnowing } from '@archway/aws';
import { isUnknown } from '@archway/terraform';
import { isStated, shown } from '../estate/attributes';
import type { Estate, Subject } from '../estate/estate';
import { groupBy } from '../grouping/grouping';
import { problem, unseen, type Rule } from '../rule/rule';

const SINGLE = typesKnowing('single');

export const overwrittenPolicy: Rule = {
  id: 'overwritten-policy',
  group: 'event-flow',
  severity: 'error',
  title: 'Two resources overwrite each other',
  looksFor:
    'Two policies on one queue, topic, bucket or key, two configurations of one kind on one bucket, such as notifications, lifecycle, versioning or encryption, two redrive policies on one queue, and such a resource beside the same argument of the owner itself.',
  why: 'AWS keeps one of each. Whichever is applied last wins, the other one is gone without an error, and each plan wants to change it back.',
  fix: 'Write one resource with all the statements or configurations in it.',
  awsPage:
    'https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketNotificationConfiguration.html',
  *check(estate) {
    for (const { type, single } of SINGLE) {
      const { owner: argument, ownerType, inline } = single;
      const owned = estate.all(type).map((stated) => ({
        stated,
        owner: ownerOf(estate, stated, argument, ownerType),
      }));
      for (const { stated } of owned.filter(({ owner }) => owner === undefined)) {
        yield unseen(stated, `what ${argument} names`);
      }
      const known = owned.filter(({ owner }) => owner !== undefined);
      for (const group of groupBy(known, ({ owner }) => owner?.key ?? '').values()) {
        const [first, ...others] = group;
        if (first?.owner === undefined) continue;
        for (const { stated } of others) {
          yield problem(
            stated,
            `${first.stated.address} writes the same of ${first.owner.name}: the last one applied wins`,
            first.stated.address,
          );
        }
        const subject = first.owner.subject;
        if (inline !== undefined && isStated(subject?.attributes[inline])) {
          yield problem(
            first.stated,
            `${first.owner.name} has an argument ${inline} of its own: the last one applied wins`,
            first.owner.name,
          );
        }
      }
    }
  },
};

interface Owner {
  readonly key: string;
  readonly name: string;
  readonly subject?: Subject;
}

function ownerOf(
  estate: Estate,
  stated: Subject,
  argument: string,
  type: string,
): Owner | undefined {
  const value = stated.attributes[argument];
  const subject = estate.target(stated, value, type);
  if (subject !== undefined) return { key: subject.key, name: subject.address, subject };
  // Two blocks that use the same words mean the same, unless their instances differ. A plan keeps no words.
  if (
    isUnknown(value) &&
    (!value.expression.includes('${') || /\b(each|count)\./.test(value.expression))
  ) {
    return undefined;
  }
  const name = shown(value);
  return { key: `${stated.configuration.file} ${name}`, name };
}
