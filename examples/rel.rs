fn main() {
    let a: Vec<String> = std::env::args().collect();
    println!(
        "{:?} {} {:?}",
        gainsay::matching::relate_tokens(&a[1], &a[2]),
        gainsay::matching::token_distance(&a[1], &a[2]),
        gainsay::matching::inflection_keys(&a[1])
    );
}
