import { problemsOf, stackOf, unseenBy } from '../testing/observe';
import { modelNotEnforced } from './model-not-enforced';

const VALIDATOR = { request_validator_id: '${aws_api_gateway_request_validator.V.id}' };
const MODELS = { request_models: { 'application/json': 'Order' } };
const method = (attributes: object, validate_request_body: unknown = true) =>
  stackOf(
    {
      aws_api_gateway_request_validator: { V: { name: 'v', validate_request_body } },
      aws_api_gateway_method: { M: attributes },
    },
    { variable: { validates: {}, validator: {} } },
  );

it.each<[object, unknown]>([
  [MODELS, true],
  [{ ...MODELS, ...VALIDATOR }, false],
])('finds the method %j with a validator of %s', (attributes, validates) => {
  expect(problemsOf(modelNotEnforced, method(attributes, validates))).toEqual([
    'aws_api_gateway_method.M: has request_models and validates no body',
  ]);
});

it.each<[object]>([[{ ...MODELS, ...VALIDATOR }], [{}], [{ request_models: {} }]])(
  'accepts the method %j',
  (attributes) => {
    expect(problemsOf(modelNotEnforced, method(attributes))).toEqual([]);
  },
);

it('says that it cannot see what a validator does that is not known', () => {
  const unseen = ['aws_api_gateway_method.M: whether its validator looks at the body'];
  expect(
    unseenBy(modelNotEnforced, method({ ...MODELS, ...VALIDATOR }, '${var.validates}')),
  ).toEqual(unseen);
  const elsewhere = { ...MODELS, request_validator_id: '${var.validator}' };
  expect(unseenBy(modelNotEnforced, method(elsewhere))).toEqual(unseen);
});
