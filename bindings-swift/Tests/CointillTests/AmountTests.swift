import Cointill
import Foundation
import XCTest

final class AmountTests: XCTestCase {
    func testComparesByValueAndKeepsItsText() throws {
        let price = try Amount("19.90")
        XCTAssertEqual(price, try Amount("19.9"))
        XCTAssertEqual(price.text, "19.90")
        XCTAssertEqual(price.hashValue, try Amount("19.900").hashValue)
        XCTAssertLessThan(try Amount("9"), price)
        XCTAssertEqual("\(price)", "19.90")
        let whole: Amount = 20
        XCTAssertEqual(whole, try Amount("20.000"))
    }

    func testADecimalThatWouldRoundIsNone() throws {
        XCTAssertEqual(try Amount("0.000000000000000001").decimal, Decimal(string: "1e-18"))
        let long = try Amount("1234567890123456789012345678901234567890.5")
        XCTAssertNil(long.decimal)
        XCTAssertEqual((long + 1).text, "1234567890123456789012345678901234567891.5")
    }

    func testAnErrorIsTheCoresOwn() throws {
        XCTAssertThrowsError(try Amount("1,5")) { error in
            let error = error as? CointillError
            XCTAssertEqual(error?.code, .invalidAmount)
            XCTAssertEqual(error?.text.contains("\"1,5\""), true, error?.text ?? "none")
            XCTAssertEqual(error?.localizedDescription, error?.text)
        }
        XCTAssertThrowsError(try Amount(Decimal.nan))
    }

    func testTravelsAsAString() throws {
        let price = try JSONDecoder().decode([Amount].self, from: Data(#"["19.90"]"#.utf8))
        XCTAssertEqual(price[0].text, "19.90")
        XCTAssertThrowsError(try JSONDecoder().decode([Amount].self, from: Data("[19.9]".utf8)))
        XCTAssertEqual(try JSON(encoding: price).text, #"["19.90"]"#)
    }
}
