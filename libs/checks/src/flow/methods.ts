import { flagOf, isObject, isUnknown, textOf, type Value } from '@archway/terraform';
import { isStated } from '../estate/attributes';
import type { Estate, Subject } from '../estate/estate';
import { wordsOf } from '../estate/reference';

/** The method of a REST API that an integration belongs to; undefined where it is not here. */
export function methodOf(estate: Estate, integration: Subject): Subject | undefined {
  const same = (method: Subject, argument: string, type: string): boolean => {
    const [one, other] = [integration, method].map((each) => {
      const value = each.attributes[argument];
      return estate.target(each, value, type)?.key ?? written(value);
    });
    return one !== '' && one === other;
  };
  return estate
    .all('aws_api_gateway_method')
    .find(
      (method) =>
        same(method, 'rest_api_id', 'aws_api_gateway_rest_api') &&
        same(method, 'resource_id', 'aws_api_gateway_resource') &&
        isSameMethod(method, integration),
    );
}

/** A plan says of an integration only that its method comes from the method, in text it is the same. */
function isSameMethod(method: Subject, integration: Subject): boolean {
  const [one, other] = [method, integration].map(({ attributes }) =>
    textOf(attributes['http_method']),
  );
  return one !== undefined && one === other;
}

function written(value: Value | undefined): string {
  return isUnknown(value) ? wordsOf(value) : (textOf(value) ?? '');
}

/** Whether a method refuses bodies that its models do not describe; undefined where that is not known. */
export function validatesBody(estate: Estate, method: Subject): boolean | undefined {
  const value = method.attributes['request_validator_id'];
  if (!isStated(value)) return false;
  const validator = estate.target(method, value, 'aws_api_gateway_request_validator');
  const flag = validator?.attributes['validate_request_body'];
  return validator === undefined || (isUnknown(flag) && flag.references.length > 0)
    ? undefined
    : flagOf(flag) === true;
}

/** The names of the models of a method, by content type. */
export function modelsOf({ attributes }: Subject): readonly Value[] {
  const models = attributes['request_models'];
  return models !== undefined && isObject(models) ? Object.values(models) : [];
}
