//! The probability that a point with normal doubt lies within a disc: the Rice distribution's, exactly.

use libm::erfc;

/// Doubt below a micrometre is none.
const EXACT_M: f64 = 1e-6;
/// Beyond so many sigma the line has no say: e^(-81/2) is below 3e-18.
pub(super) const FAR: f64 = 9.0;
/// From this product of the two arguments on, the expansion for large arguments is good to 1e-13.
const LARGE: f64 = 16.0;

/// The probability that a point is within `radius` of a centre, where it was measured `distance` away and its error is
/// normal with `sigma` along each axis; metres. A distance that is the radius counts as inside.
///
/// 1 − Q₁(distance/sigma, radius/sigma), Q₁ being Marcum's function. Within 1e-11 of it; computed after Gil, Segura and Temme,
/// "Algorithm 939: Computation of the Marcum Q-function" (ACM TOMS 40(3), 2014): their expansion for large arguments,
/// and the sum of Poisson-weighted incomplete gammas for small ones.
pub(super) fn within_disc(distance: f64, radius: f64, sigma: f64) -> f64 {
    if sigma < EXACT_M {
        return if distance <= radius { 1.0 } else { 0.0 };
    }
    let beyond = (distance - radius) / sigma;
    if beyond > FAR {
        return 0.0;
    }
    if beyond < -FAR {
        return 1.0;
    }
    let (a, b) = (distance / sigma, radius / sigma);
    let p = if a * b >= LARGE { large(a, b) } else { small(a, b) };
    p.clamp(0.0, 1.0)
}

/// Terms of the expansion for large arguments that are at hand; at the least product they fall below any use before that.
const TERMS: usize = 30;

/// For each term n from 1: what Aₙ(0) and Aₙ(1) are of the ones before (DLMF 10.17.1), and 1/(n−½).
const STEPS: [[f64; 3]; TERMS] = {
    let mut steps = [[0.0; 3]; TERMS];
    let mut rest = steps.as_mut_slice();
    let mut n = 1.0;
    while let [step, others @ ..] = rest {
        let odd = (2.0 * n - 1.0) * (2.0 * n - 1.0);
        *step = [-odd / (8.0 * n), (4.0 - odd) / (8.0 * n), 1.0 / (n - 0.5)];
        rest = others;
        n += 1.0;
    }
    steps
};

/// The expansion for large a·b. With ξ = ab, u = (a−b)²/2, ρ = b/a, the n-th term is
/// ρ√ξ/(2√2π) (−1)ⁿ (Aₙ(0) − Aₙ(1)/ρ) fₙ/ξⁿ, where Aₙ are the coefficients of the Bessel functions' expansion (DLMF 10.40.1) and
/// (n−½) fₙ = e^(−u) − u fₙ₋₁. The first is ½ √ρ erfc(√u), written out so that a = b does not divide by 0.
fn large(a: f64, b: f64) -> f64 {
    let (xi, rho, apart) = (a * b, b / a, (a - b).abs());
    let u = apart * apart / 2.0;
    let tail = erfc(apart * std::f64::consts::FRAC_1_SQRT_2);
    let first = 0.5 * rho.sqrt() * tail;
    let decay = (-u).exp();
    // √2π is 2.5066…; ρ√ξ is b√ρ.
    let scale = b * rho.sqrt() / (2.0 * SQRT_TAU);
    // u f₀ = √(πu) erfc(√u).
    let mut u_f = SQRT_TAU / 2.0 * apart * tail;
    let (over_xi, over_rho) = (-xi.recip(), a / b);
    let (mut a0, mut a1, mut power, mut rest) = (1.0, 1.0, scale, 0.0);
    for [step0, step1, over_n] in STEPS {
        a0 *= step0;
        a1 *= step1;
        let f = (decay - u_f) * over_n;
        u_f = u * f;
        power *= over_xi;
        let term = power * (a0 - a1 * over_rho) * f;
        rest += term;
        if term.abs() < 1e-15 {
            break;
        }
    }
    if a >= b { first - rest } else { 1.0 - first - rest }
}

/// √2π.
const SQRT_TAU: f64 = 2.506_628_274_631_000_5;

/// Σ Poisson(k; a²/2) P(k+1, b²/2), P being the lower incomplete gamma ratio, which for whole k+1 is
/// 1 − e^(−y) Σ yʲ/j! up to k.
fn small(a: f64, b: f64) -> f64 {
    let (x, y) = (a * a / 2.0, b * b / 2.0);
    let mut weight = (-x).exp();
    let mut gone = weight;
    let mut step = (-y).exp();
    let mut below = step;
    let mut sum = 0.0;
    // a·b < 16 and |a−b| ≤ 9 keep x and y below 60.
    for k in 1..=300u32 {
        sum += weight * (1.0 - below);
        // Both factors only shrink: what is left of the weights, times what is left of the ratio, bounds the rest.
        if (1.0 - gone) * (1.0 - below) < 1e-16 {
            break;
        }
        let over_k = f64::from(k).recip();
        weight *= x * over_k;
        gone += weight;
        step *= y * over_k;
        below += step;
    }
    sum
}

#[cfg(test)]
mod tests {
    #![expect(clippy::excessive_precision, reason = "the witness's digits as printed")]
    use super::*;

    /// From mpmath 1.3 with 40 digits: 1 − Q₁(a, b) as the integral of x e^(−(x²+a²)/2) I₀(ax) from 0 to b.
    const WITNESS: &[(f64, f64, f64)] = &[
        (0.0, 1.0, 0.39346934028736658),
        (1.0, 1.0, 0.26712019620317978),
        (1.0, 2.0, 0.73098793996409),
        (2.0, 1.0, 0.081892303630593996),
        (2.0, 2.0, 0.39649903938800665),
        (0.1, 8.0, 0.99999999999998523),
        (3.0, 5.3, 0.98518680733537511),
        (3.9, 4.1, 0.52934867562551587),
        (4.0, 4.0, 0.44972793631937399),
        (4.1, 3.9, 0.3720667766160407),
        (5.0, 3.0, 0.016616329567243969),
        (5.0, 8.0, 0.99825744840906092),
        (8.0, 2.5, 1.0309107467320997e-8),
        (8.0, 5.0, 0.0010395933988591664),
        (10.0, 1.5, 3.5584905734692679e-18),
        (10.0, 10.0, 0.48002781035045166),
        (10.0, 12.0, 0.97467052570205858),
        (12.0, 10.0, 0.020395637603740393),
        (27.3, 25.6, 0.042814956914023115),
        (25.6, 27.3, 0.95362683808430856),
        (30.0, 30.0, 0.49335003793796592),
        (30.0, 24.0, 8.7966161338889445e-10),
        (24.0, 30.0, 0.99999999889386426),
        (100.0, 101.645, 0.94950163703250245),
        (101.645, 100.0, 0.049475619924191444),
        (100.0, 100.0, 0.49800526366269763),
        (500.0, 498.2, 0.035851297731658166),
        (0.5, 0.05, 0.001102518076503224),
        (9.0, 0.2, 7.4589442901395897e-20),
    ];

    /// The stupid twin: the density over the disc, line by line (the midpoint rule), each line's two ends by `erfc`.
    fn by_lines(distance: f64, radius: f64, sigma: f64) -> f64 {
        let below = |z: f64| 0.5 * erfc(-z / std::f64::consts::SQRT_2);
        let lines = 4_000u32;
        let step = std::f64::consts::PI / f64::from(lines);
        let line = |i: u32| {
            // x = radius · sin t keeps the ends smooth.
            let (sin, cos) = (-std::f64::consts::FRAC_PI_2 + (f64::from(i) + 0.5) * step).sin_cos();
            let half = radius * cos / sigma;
            let z = (radius * sin - distance) / sigma;
            (-z * z / 2.0).exp() / (sigma * std::f64::consts::TAU.sqrt()) * (below(half) - below(-half)) * radius * cos * step
        };
        (0..lines).map(line).sum()
    }

    #[test]
    fn the_twin_agrees_from_the_centre_to_far_outside() {
        for radius in [9.144, 45.72] {
            for sigma in [0.4, 0.66, 1.3, 2.04, 3.3, 6.6, 12.3, 19.9, 40.0] {
                for step in 0..60 {
                    let distance = radius * f64::from(step) / 20.0;
                    let (p, twin) = (within_disc(distance, radius, sigma), by_lines(distance, radius, sigma));
                    assert!((p - twin).abs() < 1e-9, "{distance} {radius} {sigma}: {p} {twin}");
                }
            }
        }
    }

    #[test]
    fn it_never_grows_with_the_distance_and_joins_where_the_formulas_meet() {
        for sigma in [0.001, 0.1, 0.66, 2.0, 5.0, 20.0, 100.0, 1e8] {
            let mut last = 1.0;
            for step in 0..4_000 {
                let p = within_disc(f64::from(step) * 0.05, 45.72, sigma);
                assert!((0.0..=1.0).contains(&p) && p <= last + 1e-12, "{sigma} {step}: {p} after {last}");
                last = p;
            }
        }
        for b in [2.0, 4.0, 8.0] {
            let a = LARGE / b;
            assert!((large(a, b) - small(a, b)).abs() < 1e-12, "{a} {b}: {} {}", large(a, b), small(a, b));
        }
    }

    #[test]
    fn without_doubt_the_line_itself_is_inside() {
        assert_eq!(within_disc(45.72, 45.72, 0.0), 1.0);
        assert_eq!(within_disc(45.720_001, 45.72, 0.0), 0.0);
    }

    /// Q₁(a, b) + Q₁(b, a) = 1 + e^(−(a²+b²)/2) I₀(ab) (Schwartz, Bennett and Stein, 1966, appendix A), I₀ by its integral.
    #[test]
    fn the_identity_of_both_orders_holds() {
        for (a, b) in [(0.5, 1.5), (2.0, 3.0), (3.9, 4.2), (7.0, 9.0), (20.0, 21.0), (60.0, 61.5)] {
            let steps = 4_000u32;
            // e^(−ab) I₀(ab) = ∫ e^(ab (cos t − 1)) dt/π, 0 to π.
            let bessel: f64 = (0..steps)
                .map(|i| (f64::from(i) + 0.5) * std::f64::consts::PI / f64::from(steps))
                .map(|t| (a * b * (t.cos() - 1.0)).exp() / f64::from(steps))
                .sum();
            let right = 1.0 + (-(a - b) * (a - b) / 2.0f64).exp() * bessel;
            let left = (1.0 - within_disc(a, b, 1.0)) + (1.0 - within_disc(b, a, 1.0));
            assert!((left - right).abs() < 1e-12, "{a} {b}: {left} {right}");
        }
    }

    #[test]
    fn the_witness_agrees() {
        for &(a, b, p) in WITNESS {
            assert!((within_disc(a, b, 1.0) - p).abs() < 1e-12, "{a} {b}: {} {p}", within_disc(a, b, 1.0));
        }
    }
}
