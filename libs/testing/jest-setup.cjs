// CDKTF takes a stack trace of every token, which is most of what a spec would wait for.
require('@archway/fast-synth');
