import { readPlan } from '@archway/terraform';

/** Reads a plan and looks at all of it, as a review does. */
const plan = readPlan(process.argv[2] ?? '');
let attributes = 0;
for (const { before, after } of plan.changes) {
  attributes += Object.keys(before ?? {}).length + Object.keys(after ?? {}).length;
}
for (const resource of plan.planned.resources) {
  attributes += Object.keys(resource.attributes).length;
}
console.log(plan.changes.length, attributes, plan.planned.edges.length);
