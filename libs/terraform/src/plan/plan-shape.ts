import {
  anything,
  flag,
  key,
  later,
  list,
  marks,
  nullable,
  object,
  optional,
  parts,
  record,
  text,
  type Shape,
} from './shape';

const action: Shape = (json, path) => {
  const wrong = list(text)(json, path);
  return (
    wrong ?? (Array.isArray(json) && json.length === 0 ? `${path} must not be empty` : undefined)
  );
};

const change = (values: Shape): Shape =>
  parts({
    actions: action,
    before: nullable(values),
    after: nullable(values),
    after_unknown: optional(marks),
    before_sensitive: optional(marks),
    after_sensitive: optional(marks),
    replace_paths: optional(list(list(key))),
    importing: nullable(parts({ id: optional(text) })),
  });

const resource = {
  address: text,
  mode: text,
  type: text,
  name: text,
  index: optional(key),
  provider_name: optional(text),
};

const changeShape = {
  ...resource,
  previous_address: optional(text),
  module_address: optional(text),
  deposed: optional(text),
  action_reason: optional(text),
  change: change(object),
};

const resourceChange = parts(changeShape);
/** Plans that went through other tools may lack it. */
const drifted = parts({ ...changeShape, address: optional(text) });

const deferredChange = parts({
  reason: optional(text),
  resource_change: optional(resourceChange),
});

const checkResult = parts({
  address: parts({ to_display: text, kind: optional(text) }),
  status: text,
  instances: optional(
    list(
      parts({
        address: optional(parts({ to_display: optional(text) })),
        status: text,
        problems: optional(list(parts({ message: optional(text) }))),
      }),
    ),
  ),
});

const stateModule: Shape = parts({
  address: optional(text),
  resources: optional(
    list(
      parts({
        ...resource,
        values: optional(object),
        sensitive_values: optional(marks),
        depends_on: optional(list(text)),
      }),
    ),
  ),
  child_modules: optional(list(later(() => stateModule))),
});

const values = parts({
  outputs: optional(record(parts({ sensitive: optional(flag), value: anything }))),
  root_module: optional(stateModule),
});

const configModule: Shape = parts({
  outputs: optional(record(object)),
  variables: optional(record(parts({ sensitive: optional(flag) }))),
  resources: optional(
    list(
      parts({
        mode: text,
        type: text,
        name: text,
        provider_config_key: optional(text),
        depends_on: optional(list(text)),
      }),
    ),
  ),
  module_calls: optional(
    record(parts({ expressions: optional(object), module: optional(later(() => configModule)) })),
  ),
});

/** What this reader relies on in a plan; anything else in it is left alone. */
export const planShape: Shape = parts({
  format_version: text,
  terraform_version: optional(text),
  timestamp: optional(text),
  variables: optional(record(object)),
  resource_changes: optional(list(resourceChange)),
  resource_drift: optional(list(drifted)),
  deferred_changes: optional(list(deferredChange)),
  checks: nullable(list(checkResult)),
  action_invocations: optional(list(parts({ address: text }))),
  output_changes: optional(record(change(anything))),
  planned_values: optional(values),
  prior_state: optional(parts({ values: optional(values) })),
  configuration: optional(
    parts({
      provider_config: optional(
        record(
          parts({
            name: text,
            alias: optional(text),
            module_address: optional(text),
            version_constraint: optional(text),
            expressions: optional(object),
          }),
        ),
      ),
      root_module: optional(configModule),
    }),
  ),
});
