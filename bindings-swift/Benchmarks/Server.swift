// Answers every request with the same payment, in a process of its own.

import Foundation

#if canImport(Glibc)
    private let stream = Int32(SOCK_STREAM.rawValue)
#else
    private let stream = SOCK_STREAM
#endif

/// Listens on a free port, which it prints, until its standard input ends.
func serve() throws -> Never {
    let body = #"{"state":0,"result":\#(paymentText(0))}"#
    let answer = Array(
        """
        HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: \(body.utf8.count)\r
        \r
        \(body)
        """.utf8)
    let listener = socket(AF_INET, stream, 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            guard bind(listener, $0, size) == 0, listen(listener, 16) == 0,
                getsockname(listener, $0, &size) == 0
            else { fatalError("expected a free port of 127.0.0.1, got errno \(errno)") }
        }
    }
    FileHandle.standardOutput.write(Data("\(UInt16(bigEndian: address.sin_port))\n".utf8))
    Thread.detachNewThread {
        while readLine() != nil {}
        exit(0)
    }
    while true {
        let connection = accept(listener, nil, nil)
        Thread.detachNewThread {
            var one: Int32 = 1
            setsockopt(connection, Int32(IPPROTO_TCP), TCP_NODELAY, &one, 4)
            while readRequest(connection) {
                _ = answer.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, 0) }
            }
            close(connection)
        }
    }
}

/// Takes one request from a connection; false when there is none any more.
private func readRequest(_ connection: Int32) -> Bool {
    var text = ""
    var piece = [UInt8](repeating: 0, count: 8_192)
    while true {
        let count = recv(connection, &piece, piece.count, 0)
        guard count > 0 else { return false }
        text += String(decoding: piece[..<count], as: UTF8.self)
        guard let end = text.range(of: "\r\n\r\n") else { continue }
        let head = text[..<end.lowerBound].lowercased()
        let length = head.components(separatedBy: "content-length: ").dropFirst().first.flatMap {
            Int($0.prefix(while: \.isNumber))
        }
        if text[end.upperBound...].utf8.count >= length ?? 0 { return true }
    }
}
