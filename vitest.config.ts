import { defineConfig } from "vitest/config";

const limits = { testTimeout: 20_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    projects: [
      {
        // Pure functions leave nothing behind, so their files share a process: most of their time went into starting one each.
        test: { ...limits, name: "core", include: ["packages/core/**/*.test.ts"], isolate: false },
      },
      {
        test: {
          ...limits,
          name: "rest",
          include: ["packages/db/**/*.test.ts", "apps/**/*.test.ts", "tests/**/*.test.ts"],
          globalSetup: ["tests/support/global-setup.ts"],
        },
      },
    ],
  },
});
