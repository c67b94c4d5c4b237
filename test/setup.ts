import fc from 'fast-check';

// Property tests are the same on every run, so that a red run can be run again: BANYAN_SEED=7 npm test tries others.
fc.configureGlobal({ seed: Number(process.env.BANYAN_SEED ?? 20_260_210) });
