import { Aspects, TerraformResource } from 'cdktf';
import type { IConstruct } from 'constructs';
import { notMatching, problemIf, rejectProps } from '../validation/validation';

/** What `archway check` reads in the note of a resource. */
interface AcceptedRisk {
  readonly rule: string;
  readonly because: string;
  /** The construct that it was said of: the note stands in each of its resources. */
  readonly at: string;
}

/** The kind of construct metadata that holds accepted risks. */
const METADATA_TYPE = 'archway:accepted-risk';

/**
 * Says that what a rule of `archway check` finds in this construct is meant. The reason stands in the
 * Terraform, as a note that Terraform ignores; once the rule finds nothing here any more, `archway check`
 * reports the acceptance itself. Data sources carry no notes: accept theirs in `.archway.json`.
 *
 * @param construct it and everything below it
 * @param rule the rule's id, such as `event-loop`
 * @param because a reason that a reader understands in a year; an empty one is rejected
 */
export function acceptRisk(construct: IConstruct, rule: string, because: string): void {
  rejectProps(construct, [
    notMatching('rule', rule, /^[a-z0-9]+(-[a-z0-9]+)*$/, "a rule's id such as event-loop"),
    problemIf(because.trim() === '', 'because must give a reason, got nothing'),
  ]);
  const risk: AcceptedRisk = { rule, because, at: construct.node.path };
  // Resources that are made later, such as policies, are below the construct by then.
  Aspects.of(construct).add({
    visit: (node) => {
      if (TerraformResource.isTerraformResource(node)) note(node, risk);
    },
  });
}

/** CDKTF keeps what stands under `//` and adds its own metadata to it. Visiting again changes nothing. */
function note(resource: TerraformResource, risk: AcceptedRisk): void {
  const known = resource.node.metadata.filter(({ type }) => type === METADATA_TYPE);
  if (!known.some(({ data }) => data === risk)) resource.node.addMetadata(METADATA_TYPE, risk);
  const accept = resource.node.metadata
    .filter(({ type }) => type === METADATA_TYPE)
    .map(({ data }) => data as AcceptedRisk);
  // Other notes of the resource stay.
  resource.addOverride('//.archway.accept', accept);
}
