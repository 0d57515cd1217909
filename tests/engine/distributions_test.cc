// Expected values: SciPy 1.10, f.ppf, f.isf, chi2.sf and norm.isf; R 4.2 agrees where its qf is exact.
#include "lib/statistics/distributions.h"

#include <gtest/gtest.h>

#include <cmath>

namespace ras {
namespace {

void ExpectClose(double value, double expected, double share = 1e-13) {
  EXPECT_NEAR(value, expected, share * std::abs(expected));
}

TEST(Distributions, NormalUpperQuantile) {
  ExpectClose(NormalUpperQuantile(0.025), 1.9599639845400545);
  ExpectClose(NormalUpperQuantile(0.4), 0.2533471031357997);
  ExpectClose(NormalUpperQuantile(1e-9), 5.9978070150076865);
  EXPECT_EQ(NormalUpperQuantile(0.5), 0);
}

TEST(Distributions, QuantilesOfFWithFreedomThatIsNotWhole) {
  ExpectClose(FLowerQuantile(3.7, 5, 0.025), 0.09554250607706911);
  ExpectClose(FUpperQuantile(3.7, 5, 0.025), 7.482187800098079);
  ExpectClose(FLowerQuantile(200.25, 299, 0.005), 0.7128022866640991);
  ExpectClose(FUpperQuantile(200.25, 299, 0.005), 1.3895859776263533);
  ExpectClose(FLowerQuantile(0.5, 100, 0.025), 1.0625932429129267e-06);
}

TEST(Distributions, QuantilesOfFWithVeryMuchAndVeryLittleFreedom) {
  ExpectClose(FUpperQuantile(1e6, 1e6, 0.025), 1.0039276231783103, 1e-12);
  ExpectClose(FUpperQuantile(1, 1, 0.025), 647.7890114778446);
  EXPECT_EQ(FLowerQuantile(1e-100, 5, 0.025), 0);
  EXPECT_EQ(FUpperQuantile(1e-100, 5, 0.025), 0);
}

TEST(Distributions, ChiSquareTail) {
  ExpectClose(ChiSquareTail(3.84, 1), 0.05004352124870519);
  ExpectClose(ChiSquareTail(0.1, 3), 0.9918374237318764);
  ExpectClose(ChiSquareTail(134.144886024585, 3), 6.914126001100791e-29);
  ExpectClose(ChiSquareTail(700, 5), 4.911986103573117e-149, 1e-12);
  ExpectClose(ChiSquareTail(1000, 1000), 0.49405285382923964);
  EXPECT_EQ(ChiSquareTail(0, 4), 1);
}

TEST(Distributions, WhatCannotBeIsNotANumberAndNothingIsThrown) {
  EXPECT_TRUE(std::isnan(FLowerQuantile(-1, 5, 0.025)));
  EXPECT_TRUE(std::isnan(ChiSquareTail(-1, 5)));
  EXPECT_TRUE(std::isnan(NormalUpperQuantile(2)));
}

}  // namespace
}  // namespace ras
