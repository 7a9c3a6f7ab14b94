using CrisisLine.PhoneSimulator.Webhooks;

namespace CrisisLine.PhoneSimulator.Tests.Webhooks;

public sealed class AddressesInDocuments
{
    [Theory]
    [InlineData("next", "https://house.example/a/next")]
    [InlineData("/next?x=%C3%a9&y=a+b", "https://house.example/next?x=%C3%a9&y=a+b")]
    [InlineData("?step=2", "https://house.example/a/b?step=2")]
    [InlineData("../c", "https://house.example/c")]
    [InlineData("//other.example/c", "https://other.example/c")]
    [InlineData("http://other.example/~c", "http://other.example/~c")]
    [InlineData("", "https://house.example/a/b?x=1")]
    public void An_address_is_found_from_where_it_stands_and_nothing_in_it_is_changed(string address, string whole) =>
        Assert.Equal(whole, WebAddress.Resolve("https://house.example/a/b?x=1#rc=2", address));
}
