//! Sums of products of whole numbers, as fast as the processor at hand makes them. The sums are the same everywhere.

/// How sums of products are made.
pub(super) trait Kernel: Copy {
    /// The sum of the products of two rows.
    fn dot(self, a: &[i16], b: &[i16]) -> i32;

    /// The sums of the products of one row with four others, the first read once.
    fn dot_four(self, weights: &[i16], inputs: [&[i16]; 4]) -> [i32; 4];
}

/// For any processor.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plain;

impl Kernel for Plain {
    /// Sums cannot overflow: a model's sizes are checked when it is read. Wrapping additions say so to the compiler, which
    /// then adds several at a time.
    #[inline(always)]
    fn dot(self, a: &[i16], b: &[i16]) -> i32 {
        a.iter().zip(b).map(|(&a, &b)| i32::from(a) * i32::from(b)).fold(0, i32::wrapping_add)
    }

    #[inline(always)]
    fn dot_four(self, weights: &[i16], inputs: [&[i16]; 4]) -> [i32; 4] {
        inputs.map(|input| self.dot(weights, input))
    }
}

/// For processors with AVX2: sixteen products an instruction, which the compiler does not find by itself (measured on the
/// second layer: 2.7 µs a word against 6.0).
#[cfg(target_arch = "x86_64")]
#[derive(Clone, Copy, Debug)]
pub(super) struct Avx2(pub(super) pulp::x86::V3);

#[cfg(target_arch = "x86_64")]
impl Avx2 {
    #[inline(always)]
    fn sums<const N: usize>(self, weights: &[[i16; 16]], inputs: [&[[i16; 16]]; N]) -> [i32; N] {
        let Self(v3) = self;
        let mut sums = [v3.avx._mm256_setzero_si256(); N];
        for (at, &weights) in weights.iter().enumerate() {
            for (sum, input) in sums.iter_mut().zip(inputs) {
                let Some(&input) = input.get(at) else { continue };
                let products = v3.avx2._mm256_madd_epi16(pulp::cast(weights), pulp::cast(input));
                *sum = v3.avx2._mm256_add_epi32(*sum, products);
            }
        }
        sums.map(|sum| pulp::cast::<_, [i32; 8]>(sum).into_iter().fold(0, i32::wrapping_add))
    }
}

#[cfg(target_arch = "x86_64")]
impl Kernel for Avx2 {
    #[inline(always)]
    fn dot(self, a: &[i16], b: &[i16]) -> i32 {
        let ((a, a_rest), (b, b_rest)) = (a.as_chunks::<16>(), b.as_chunks::<16>());
        let [sum] = self.sums(a, [b]);
        sum.wrapping_add(Plain.dot(a_rest, b_rest))
    }

    #[inline(always)]
    fn dot_four(self, weights: &[i16], inputs: [&[i16]; 4]) -> [i32; 4] {
        let (weights, rest) = weights.as_chunks::<16>();
        let cut = inputs.map(|input| input.as_chunks::<16>());
        let mut sums = self.sums(weights, cut.map(|(input, _)| input));
        for (sum, (_, input_rest)) in sums.iter_mut().zip(cut) {
            *sum = sum.wrapping_add(Plain.dot(rest, input_rest));
        }
        sums
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(target_arch = "x86_64")]
    fn both_kernels_give_the_same_sums() {
        let Some(v3) = pulp::x86::V3::try_new() else { return };
        let row = |seed: i32| -> Vec<i16> { (0..53).map(|at| (at * seed * 7919 % 4001 - 2000) as i16).collect() };
        let rows: Vec<Vec<i16>> = (1..6).map(row).collect();
        let inputs = [&*rows[1], &*rows[2], &*rows[3], &*rows[4]];
        assert_eq!(Avx2(v3).dot_four(&rows[0], inputs), Plain.dot_four(&rows[0], inputs));
        assert_eq!(Avx2(v3).dot(&rows[0], &rows[1]), Plain.dot(&rows[0], &rows[1]));
        assert_ne!(Plain.dot(&rows[0], &rows[1]), 0);
    }
}
